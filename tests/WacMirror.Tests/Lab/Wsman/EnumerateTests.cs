using System.Net;
using System.Xml.Linq;
using WacMirror.Cim;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class EnumerateTests
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    [Test]
    public async Task Enumerate_WithoutOptimization_GivesOnlyAContext()
    {
        await using var bench = await Bench.StartAsync(Machines(2));
        var reply = await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"));
        Assert.Multiple(() =>
        {
            Assert.That(
                reply.One("EnumerateResponse").Elements().Single().Name.LocalName, Is.EqualTo("EnumerationContext"));
            Assert.That(reply.Context, Does.StartWith("uuid:"));
            Assert.That(reply.One("RelatesTo").Value, Is.EqualTo(Requests.MessageId));
            Assert.That(reply.One("Action").Value, Is.EqualTo(Requests.Enumeration + "EnumerateResponse"));
        });
    }

    [Test]
    public async Task Pull_WithoutMaxElements_GivesExactlyOneItem()
    {
        await using var bench = await Bench.StartAsync(Machines(2));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        var first = await bench.PostAsync(Requests.Pull(context));
        var last = await bench.PostAsync(Requests.Pull(context));
        Assert.Multiple(() =>
        {
            Assert.That(first.Items, Has.Count.EqualTo(1));
            Assert.That(first.Context, Is.EqualTo(context));
            Assert.That(first.Has("EndOfSequence"), Is.False);
            Assert.That(last.Items, Has.Count.EqualTo(1));
            Assert.That(last.Has("EnumerationContext"), Is.False);
            Assert.That(last.Has("EndOfSequence"));
        });
    }

    [Test]
    public async Task Query_Optimized_GivesEverythingAtOnce()
    {
        await using var bench = await Bench.StartAsync(Machines(3));
        var reply = await bench.PostAsync(Requests.Query("select * from msvm_computersystem where Name <> 'vm-1'"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Values("Name"), Is.EqualTo(new[] { "vm-0", "vm-2" }));
            Assert.That(reply.Context, Is.Empty);
            Assert.That(reply.One("EndOfSequence").Name.NamespaceName, Does.EndWith("wsman.xsd"));
        });
    }

    [Test]
    public async Task Object_UnderTheMicrosoftForm_LooksLikeTheRecordings()
    {
        await using var bench = await Bench.StartAsync(Machines(1));
        var item = (await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_ComputerSystem"))).Items[0];
        XNamespace p = Requests.Wmi + "Msvm_ComputerSystem";
        XNamespace cim = "http://schemas.dmtf.org/wbem/wscim/1/common";
        Assert.Multiple(() =>
        {
            Assert.That(item.Name, Is.EqualTo(p + "Msvm_ComputerSystem"));
            Assert.That(item.Attribute(Xsi + "type")?.Value, Is.EqualTo("p:Msvm_ComputerSystem_Type"));
            Assert.That(item.Element(p + "Caption")?.Attribute(Xsi + "nil")?.Value, Is.EqualTo("true"));
            Assert.That(
                item.Elements(p + "OperationalStatus").Select(one => one.Value), Is.EqualTo(new[] { "2", "5" }));
            Assert.That(item.Element(p + "IPAddresses"), Is.Null);
            Assert.That(
                item.Element(p + "InstallDate")?.Element(cim + "Datetime")?.Value, Is.EqualTo("2026-10-08T15:15:36.5Z"));
            Assert.That(item.Element(p + "Uptime")?.Element(cim + "Interval")?.Value, Is.EqualTo("P0DT0H30M0S"));
        });
    }

    [Test]
    public async Task Reference_IsAnEndpointReferenceInTheSpellingOfTheRequest()
    {
        var job = FakeClass.Named("Msvm_AffectedJobElement", "AffectingElement").With(new CimProperty(
            "AffectingElement",
            CimType.Reference,
            CimValue.Of(CimPath.Of(FakeClass.Virtualization, "Msvm_ConcreteJob", ("InstanceID", "J1")))));
        await using var bench = await Bench.StartAsync(job);
        var microsoft = await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_AffectedJobElement"));
        var dmtf = await bench.PostAsync(Requests.Enumerate(
            Requests.Dmtf + "Msvm_AffectedJobElement", "<w:OptimizeEnumeration/>", Namespace()));
        Assert.Multiple(() =>
        {
            Assert.That(microsoft.Items[0].Descendants().Single(e => e.Name.LocalName == "ResourceURI").Value,
                Is.EqualTo(Requests.Wmi + "Msvm_ConcreteJob"));
            Assert.That(microsoft.One("Selector").Value, Is.EqualTo("J1"));
            Assert.That(dmtf.Items[0].Name.NamespaceName, Is.EqualTo(Requests.Dmtf + "Msvm_AffectedJobElement"));
            Assert.That(dmtf.All("Selector").Select(one => (one.Attribute("Name")?.Value, one.Value)), Is.EqualTo(new[]
            {
                ("__cimnamespace", FakeClass.Virtualization), ("InstanceID", "J1"),
            }));
        });
    }

    [Test]
    public async Task EmbeddedObject_IsNestedUnderItsOwnType()
    {
        var inner = new CimObject("MSCluster_Property", [FakeClass.Text("VmID", "{GUID-1}")]);
        var resource = FakeClass.Named("MSCluster_Resource", "Name").With(
            FakeClass.Text("Name", "VM one"),
            new CimProperty("PrivateProperties", CimType.Instance, CimValue.Of(inner)));
        await using var bench = await Bench.StartAsync(resource);
        var reply = await bench.PostAsync(Requests.Query(
            "SELECT * FROM MSCluster_Resource WHERE PrivateProperties.VmID='{guid-1}'"));
        var embedded = reply.One("PrivateProperties");
        Assert.Multiple(() =>
        {
            Assert.That(embedded.Attribute(Xsi + "type")?.Value, Is.EqualTo("q:MSCluster_Property_Type"));
            Assert.That(
                embedded.Elements().Single().Name.NamespaceName, Is.EqualTo(Requests.Wmi + "MSCluster_Property"));
            Assert.That(embedded.Value, Is.EqualTo("{GUID-1}"));
        });
    }

    [Test]
    public async Task Items_WithReferences_CarryObjectAndKeys()
    {
        await using var bench = await Bench.StartAsync(Machines(1));
        var reply = await bench.PostAsync(Requests.Query(
            "SELECT * FROM Msvm_ComputerSystem",
            "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"));
        Assert.That(reply.Items[0].Elements().Select(one => one.Name.LocalName),
            Is.EqualTo(new[] { "Msvm_ComputerSystem", "EndpointReference" }));
        Assert.That(reply.One("Selector").Attribute("Name")?.Value, Is.EqualTo("Name"));
    }

    [Test]
    public async Task Items_AsReferencesOnly_CarryNoObject()
    {
        await using var bench = await Bench.StartAsync(Machines(1));
        var reply = await bench.PostAsync(Requests.Query(
            "SELECT * FROM Msvm_ComputerSystem", "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"));
        Assert.That(reply.Items[0].Name.LocalName, Is.EqualTo("EndpointReference"));
    }

    [Test]
    public async Task Columns_GiveFragmentsOfBareElementsInTheirOrder()
    {
        await using var bench = await Bench.StartAsync(Machines(1));
        var reply = await bench.PostAsync(Requests.Query("SELECT name, InstallDate, Caption FROM Msvm_ComputerSystem"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Items[0].Name.LocalName, Is.EqualTo("XmlFragment"));
            Assert.That(reply.Items[0].Elements().Select(one => one.Name),
                Is.EqualTo(new XName[] { "Name", "InstallDate", "Caption" }));
            Assert.That(reply.One("Datetime").Name.NamespaceName, Is.Empty);
        });
    }

    [Test]
    public async Task BaseClass_GivesTheObjectsOfItsSubclasses()
    {
        var port = new FakeClass(FakeClass.Virtualization, "Msvm_SyntheticEthernetPort", ["Name"], "CIM_EthernetPort")
            .With(FakeClass.Text("Name", "nic"));
        await using var bench = await Bench.StartAsync(port);
        var reply = await bench.PostAsync(Requests.Query("SELECT * FROM CIM_EthernetPort WHERE __THIS ISA 'CIM_EthernetPort'"));
        Assert.That(reply.Items.Single().Name.LocalName, Is.EqualTo("Msvm_SyntheticEthernetPort"));
    }

    [Test]
    public async Task Release_EndsAnEnumeration()
    {
        await using var bench = await Bench.StartAsync(Machines(2));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        var released = await bench.PostAsync(Requests.Release(context));
        var pulled = await bench.PostAsync(Requests.Pull(context));
        Assert.Multiple(() =>
        {
            Assert.That(released.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(pulled.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(pulled.Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
        });
    }

    internal static string Namespace() => Requests.Selectors(("__cimnamespace", FakeClass.Virtualization));

    internal static FakeClass Machines(int count)
    {
        var machines = FakeClass.Named("Msvm_ComputerSystem", "Name");
        machines.Declared.Add("Caption");
        for (var index = 0; index < count; index++)
            machines.With(
                FakeClass.Text("Caption", null),
                FakeClass.Text("Name", $"vm-{index}"),
                new CimProperty("OperationalStatus", CimType.UInt16, CimValue.OfMany([2UL, 5UL]), true),
                new CimProperty("IPAddresses", CimType.String, CimValue.OfMany(Array.Empty<string>()), true),
                new CimProperty("InstallDate", CimType.DateTime, CimValue.Of("20261008171536.500000+120")),
                new CimProperty("Uptime", CimType.DateTime, CimValue.Of("00000000003000.000000:000")));
        return machines;
    }
}
