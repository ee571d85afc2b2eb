using System.Net;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Faults;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class FaultTests
{
    [Test]
    public void EveryKind_HasItsShape() =>
        Assert.That(Enum.GetValues<CimFaultKind>().Select(FaultTable.Of), Is.All.Not.Null);

    [TestCase("en-US", "The class Msvm_Nope does not exist in the root/virtualization/v2 namespace.")]
    [TestCase("pt-BR", "O serviço WS-Management não pode processar a solicitação. A classe não existe neste namespace.")]
    [TestCase("ja-JP", "WS-Management サービスは要求を処理できません。クラスは名前空間に存在しません。")]
    [TestCase("fr-FR", "The class Msvm_Nope does not exist in the root/virtualization/v2 namespace.")]
    public async Task UnknownClass_IsReportedInTheNodesLanguage(string locale, string text)
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", [EnumerateTests.Machines(1)], locale));
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_Nope"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2147749904"));
            Assert.That(reply.One("Text").Value, Is.EqualTo(text));
            Assert.That(reply.One("Text").Attributes().Single().Value, Is.EqualTo(locale));
            Assert.That(reply.Xml.Root?.Attributes().First().Value, Is.EqualTo(locale));
            Assert.That(reply.One("RelatesTo").Value, Is.EqualTo(Requests.MessageId));
        });
    }

    [Test]
    public async Task WmiError_UnderTheDmtfForm_IsMsftWmiError()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(
            "http://schemas.dmtf.org/wbem/wscim/1/*", Requests.Filter("SELECT FROM"), EnumerateTests.Namespace()));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(reply.Subcode, Is.EqualTo("n:CannotProcessFilter"));
            Assert.That(reply.One("MSFT_WmiError").Name.NamespaceName, Is.EqualTo(Requests.Dmtf + "MSFT_WmiError"));
            Assert.That(reply.One("CIMStatusCode").Value, Is.EqualTo("15"));
            Assert.That(reply.All("MessageID").Last().Value, Is.EqualTo("HRESULT 0x80041017"));
            Assert.That(reply.One("error_Code").Value, Is.EqualTo("2147749911"));
        });
    }

    [TestCase("SELECT Nmae FROM Msvm_ComputerSystem")]
    [TestCase("SELECT * FROM Msvm_ComputerSystem WHERE Nmae = 1")]
    [TestCase("SELECT * FROM Msvm_ComputerSystem WHERE")]
    public async Task Query_ThatMakesNoSense_IsInvalid(string wql)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Query(wql));
        Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2147749911"));
    }

    [TestCase("SELECT Nmae FROM Msvm_ComputerSystem")]
    [TestCase("SELECT * FROM Msvm_ComputerSystem WHERE Nmae = 1")]
    public async Task Query_OfAnUnknownProperty_IsInvalidWithoutAnyRow(string wql)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(0));
        var reply = await bench.PostAsync(Requests.Query(wql));
        Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2147749911"));
    }

    [TestCase("Name = 'nobody' AND Nmae = 1")]
    [TestCase("Name = 'vm-0' OR NOT (Nmae LIKE 'x')")]
    [TestCase("Name IS NULL AND Nmae IS NULL")]
    [TestCase("Name IS NULL AND Nmae ISA 'X'")]
    public async Task Query_OfAnUnknownPropertyThatDecidesNothing_IsInvalid(string condition)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Query($"SELECT * FROM Msvm_ComputerSystem WHERE {condition}"));
        Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2147749911"));
    }

    [TestCase("<a:To>http://node1:5985/wsman</a:To>", "To")]
    [TestCase("<a:MessageID>" + Requests.MessageId + "</a:MessageID>", "MessageID")]
    [TestCase("<a:Address s:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address>", "ReplyTo")]
    public async Task Request_WithoutAHeader_IsRefusedByItsName(string header, string name)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var request = Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem");
        var reply = await bench.PostAsync(request.Replace(header, string.Empty));
        Assert.Multiple(() =>
        {
            Assert.That(request, Does.Contain(header));
            Assert.That(reply.Subcode, Is.EqualTo("a:MessageInformationHeaderRequired"));
            Assert.That(reply.One("Text").Value, Does.Contain($"no {name}."));
        });
    }

    [TestCase("<n:OptimizeEnumeration/>")]
    [TestCase("<w:OptimizeEnumeration/><n:MaxElements>2</n:MaxElements>")]
    [TestCase("<n:EnumerationMode>EnumerateEPR</n:EnumerationMode>")]
    [TestCase("<n:Filter>SELECT * FROM X</n:Filter>")]
    public async Task EnumerateChild_OfAnotherNamespace_IsRefused(string child)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem", child));
        Assert.That(reply.Subcode, Is.EqualTo("w:SchemaValidationError"));
    }

    [TestCase("n:MaxElements", "w:MaxElements")]
    [TestCase("n:EnumerationContext", "w:EnumerationContext")]
    public async Task PullChild_OfAnotherNamespace_IsRefused(string right, string wrong)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        var reply = await bench.PostAsync(Requests.Pull(context, 5).Replace(right, wrong));
        Assert.That(reply.Subcode, Is.EqualTo("w:SchemaValidationError"));
    }

    [Test]
    public async Task Query_OnAClassUri_IsRefused()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(
            Requests.Wmi + "Msvm_ComputerSystem", Requests.Filter("SELECT * FROM Msvm_ComputerSystem")));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("w:InvalidParameter"));
            Assert.That(reply.One("Text").Value,
                Does.Contain("resource URI cannot contain keys, and the class name must be '*'"));
        });
    }

    [TestCase("http://schemas.microsoft.com/wbem/wsman/1/wmi/root/nowhere/X", "2147749902")]
    [TestCase("http://schemas.microsoft.com/wbem/wsman/1/config/winrm", "2150858811")]
    [TestCase("http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/*", "2150858811")]
    public async Task ResourceUri_ThatNamesNothing_IsRefused(string uri, string code)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(uri));
        Assert.That(reply.All("error_Code").Select(one => one.Value)
            .Concat(reply.All("WSManFault").Select(one => one.Attribute("Code")?.Value)), Is.EqualTo(new[] { code }));
    }

    [Test]
    public async Task Header_ThatMustBeUnderstoodAndIsNot_IsRefused()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        const string header = "<x:Wish xmlns:x='urn:x' s:mustUnderstand='1'/>";
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem", header: header));
        Assert.Multiple(() =>
        {
            Assert.That(reply.One("Code").Value, Is.EqualTo("s:MustUnderstand"));
            Assert.That(reply.One("Text").Value, Does.Contain("urn:x"));
            Assert.That(reply.One("RelatesTo").Value, Is.EqualTo(Requests.MessageId));
        });
    }

    [Test]
    public async Task Operation_ThatOutlivesItsTimeout_TimesOut()
    {
        var time = new FakeTimeProvider();
        using var entered = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        var slow = FakeClass.Named("Msvm_Slow", "Name");
        slow.BeforeRead = () =>
        {
            entered.Release();
            release.Wait();
        };
        await using var bench = await Bench.StartAsync(Bench.Options(time), new WsmanNode("NODE1", [slow]));
        var pending = bench.PostAsync(Requests.Enumerate(
            Requests.Wmi + "Msvm_Slow", header: "<w:OperationTimeout>PT5.000S</w:OperationTimeout>"));
        await entered.WaitAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var reply = await pending;
        release.Set();
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("w:TimedOut"));
            Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2150858793"));
        });
    }

    [Test]
    public async Task Class_ThatThrows_IsAnInternalErrorAndTheServerGoesOn()
    {
        var broken = FakeClass.Named("Msvm_Broken", "Name");
        broken.BeforeRead = static () => throw new InvalidOperationException("The model is torn.");
        await using var bench = await Bench.StartAsync(broken);
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_Broken"));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("w:InternalError"));
            Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task FilterDialect_ThatIsNotWql_IsUnavailable()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(
            Requests.Wmi + "*", "<w:Filter Dialect='http://schemas.dmtf.org/wbem/cql/1/dsp0202.pdf'>x</w:Filter>"));
        Assert.That(reply.Subcode, Is.EqualTo("n:FilterDialectRequestedUnavailable"));
    }

    [TestCase(100, "w:EncodingLimit")]
    [TestCase(8_192, null)]
    public async Task MaxEnvelopeSize_BelowTheLeast_IsRefused(int size, string? subcode)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem", size: size));
        Assert.That(reply.All("Subcode").SingleOrDefault()?.Value, Is.EqualTo(subcode));
    }

    [TestCase("not xml")]
    [TestCase("<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY e \"x\">]><s>&e;</s>")]
    [TestCase("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"/>")]
    [TestCase("")]
    public async Task Garbage_IsABadRequest(string text)
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.PostAsync(text);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Request_ThatNestsTooDeep_IsABadRequest()
    {
        await using var bench = await Bench.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        Assert.That((await bench.PostAsync(deep)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Request_WithoutAction_IsRefused()
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.PostAsync("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/>");
        Assert.That(reply.Subcode, Is.EqualTo("a:MessageInformationHeaderRequired"));
    }
}
