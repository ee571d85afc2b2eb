using System.Net;
using System.Text;
using System.Xml.Linq;
using WacMirror.Cim;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class RecordedRequestTests
{
    [Test]
    public async Task WindowsClient_EnumeratingAClass_IsAnswered()
    {
        var request = await File.ReadAllTextAsync(WireDirectory.PathOf("windows-client/enumerate-class.request.xml"));
        var served = new FakeClass("root/cimv2", "OMI_Datetime", ["Id"]).With(FakeClass.Text("Id", "1"));
        await using var bench = await Bench.StartAsync(served);
        var reply = await bench.PostAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Items.Single().Name,
                Is.EqualTo(XName.Get("OMI_Datetime", "http://schemas.microsoft.com/wbem/wscim/1/cim-schema/2/OMI_Datetime")));
        });
    }

    [Test]
    public async Task WindowsClient_Querying_GetsObjectsAndReferences()
    {
        var request = await File.ReadAllTextAsync(WireDirectory.PathOf("windows-client/enumerate-wql.request.xml"));
        var served = new FakeClass("root/OMI", "OMI_Identify", ["InstanceID"])
            .With(FakeClass.Text("InstanceID", "1"));
        await using var bench = await Bench.StartAsync(served);
        var reply = await bench.PostAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Items.Single().Elements().Select(one => one.Name.LocalName),
                Is.EqualTo(new[] { "OMI_Identify", "EndpointReference" }));
            Assert.That(reply.One("RelatesTo").Value, Is.EqualTo("uuid:2CE8AD2B-8EA5-4FA8-A11C-A4C335FE9AAC"));
        });
    }

    [Test]
    public void Recordings_OfRequests_AreTheOnesAnsweredHere() => Assert.That(
        Directory.EnumerateFiles(Path.GetDirectoryName(WireDirectory.PathOf("windows-client/enumerate-wql.request.xml"))!)
            .Select(Path.GetFileName),
        Is.EquivalentTo(["enumerate-class.request.xml", "enumerate-wql.request.xml"]));

    [TestCase("UTF-16")]
    [TestCase("UTF-8")]
    public async Task WindowsClient_InEitherEncoding_IsAnsweredInItsOwn(string charset)
    {
        var request = await File.ReadAllTextAsync(WireDirectory.PathOf("windows-client/enumerate-wql.request.xml"));
        var served = new FakeClass("root/OMI", "OMI_Identify", ["InstanceID"]).With(FakeClass.Text("InstanceID", "ノード"));
        await using var bench = await Bench.StartAsync(served);
        var encoding = charset == "UTF-16" ? Encoding.Unicode : Encoding.UTF8;
        var declared = request.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var end ? request[(end + 2)..] : request;
        var reply = await bench.SendAsync(
            bench.Request(encoding.GetBytes(declared.Trim()), type: $"application/soap+xml;charset={charset}"));
        Assert.That(reply.ContentType, Does.EndWith(charset));
        Assert.That(reply.Values("InstanceID").First(), Is.EqualTo("ノード"));
    }

    [TestCase("windows-host/affectedjobelement_pull_created.xml")]
    [TestCase("windows-host/computersystem_pull_vm_running_c_eos.xml")]
    public async Task Answer_WithARecordedObject_IsTheRecordedAnswer(string recording)
    {
        var recorded = XDocument.Load(WireDirectory.PathOf(recording)).Root!;
        var instance = recorded.Descendants().First(element => element.Name.LocalName == "Items").Elements().Single();
        var served = FakeClass.Named(instance.Name.LocalName, "Name");
        served.Rows.Add(new CimObject(instance.Name.LocalName, instance.Elements().Select(RecordedProperty)));
        await using var bench = await Bench.StartAsync(Bench.Options(), new WsmanNode("NODE1", [served], "ja-JP"));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + served.Name))).Context;
        var reply = await bench.PostAsync(Requests.Pull(context));
        Assert.That(Shape(reply.Xml.Root!), Is.EqualTo(Shape(recorded)));
    }

    private static CimProperty RecordedProperty(XElement element)
    {
        XNamespace a = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
        var name = element.Name.LocalName;
        if (element.Element(a + "ReferenceParameters") is { } reference)
        {
            var uri = reference.Elements().First().Value;
            var selector = reference.Descendants().Last();
            return new CimProperty(name, CimType.Reference, CimValue.Of(CimPath.Of(
                FakeClass.Virtualization, uri[(uri.LastIndexOf('/') + 1)..], ((string)selector.Attribute("Name")!, selector.Value))));
        }
        if (element.HasElements)
            return new CimProperty(name, CimType.DateTime, CimValue.Of(element.Value));
        return new CimProperty(name, CimType.String, element.IsEmpty ? CimValue.None : CimValue.Of(element.Value));
    }

    /// <summary>Every element and attribute in order; what is new in each answer is left out.</summary>
    private static string Shape(XElement root)
    {
        var lines = root.DescendantsAndSelf().Select(element =>
        {
            var attributes = element.Attributes().Where(one => !one.IsNamespaceDeclaration);
            var isFresh = element.Name.LocalName is "MessageID" or "RelatesTo" or "EnumerationContext";
            var text = element.HasElements || isFresh ? string.Empty : element.Value;
            return $"{element.Name} {string.Join(' ', attributes)} {text}";
        });
        return string.Join('\n', lines);
    }
}
