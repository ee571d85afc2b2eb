using WacMirror.Cim;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class GetTests
{
    private const string NicId = @"Microsoft:A1576C71-0000\A3B6C664-0000\C";

    [Test]
    public async Task Get_ByKeyWithoutCase_GivesTheObject()
    {
        await using var bench = await Bench.StartAsync(Settings());
        var reply = await bench.PostAsync(Get("Msvm_Setting", ("instanceid", NicId.ToUpperInvariant())));
        Assert.Multiple(() =>
        {
            Assert.That(reply.One("Body").Elements().Single().Name.LocalName, Is.EqualTo("Msvm_Setting"));
            Assert.That(reply.One("InstanceID").Value, Is.EqualTo(NicId));
            Assert.That(reply.One("Action").Value, Is.EqualTo(Requests.Get + "Response"));
        });
    }

    [Test]
    public async Task Get_UnderTheDmtfForm_TakesTheNamespaceFromItsSelector()
    {
        await using var bench = await Bench.StartAsync(Settings());
        var reply = await bench.PostAsync(Requests.Envelope(
            Requests.Get,
            Requests.Dmtf + "Msvm_Setting",
            "",
            Requests.Selectors(("__cimnamespace", FakeClass.Virtualization), ("InstanceID", NicId))));
        Assert.That(reply.One("Msvm_Setting").Name.NamespaceName, Is.EqualTo(Requests.Dmtf + "Msvm_Setting"));
    }

    [Test]
    public async Task Get_ByAKeyThatIsAReference_FindsTheAssociation()
    {
        var target = CimPath.Of(FakeClass.Virtualization, "Msvm_Setting", ("InstanceID", NicId));
        var link = FakeClass.Named("Msvm_Link", "Part")
            .With(new CimProperty("Part", CimType.Reference, CimValue.Of(target)));
        await using var bench = await Bench.StartAsync(link);
        var listed = await bench.PostAsync(Requests.Query(
            "SELECT * FROM Msvm_Link", "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"));
        var selectors = listed.Items[0].Descendants().First(element => element.Name.LocalName == "SelectorSet");
        var reply = await bench.PostAsync(Requests.Envelope(
            Requests.Get, Requests.Wmi + "Msvm_Link", "", selectors.ToString()));
        Assert.That(
            reply.One("Part").Descendants().Single(e => e.Name.LocalName == "Selector").Value, Is.EqualTo(NicId));
    }

    [Test]
    public async Task Get_OfAnObjectThatIsGone_IsUnreachable()
    {
        await using var bench = await Bench.StartAsync(Settings());
        var reply = await bench.PostAsync(Get("Msvm_Setting", ("InstanceID", "nobody")));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("a:DestinationUnreachable"));
            Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2150858752"));
            Assert.That(reply.One("WSManFault").Attribute("Machine")?.Value, Is.EqualTo("NODE1"));
        });
    }

    [Test]
    public async Task Get_WithoutItsKey_IsRefused()
    {
        await using var bench = await Bench.StartAsync(Settings());
        Assert.That((await bench.PostAsync(Get("Msvm_Setting"))).Subcode, Is.EqualTo("w:InvalidSelectors"));
    }

    [Test]
    public async Task Get_ByAPropertyThatIsNoKey_IsRefused()
    {
        await using var bench = await Bench.StartAsync(Settings());
        var reply = await bench.PostAsync(Get("Msvm_Setting", ("InstanceID", NicId), ("ElementName", "x")));
        Assert.That(reply.Subcode, Is.EqualTo("w:InvalidSelectors"));
    }

    private static FakeClass Settings() => FakeClass.Named("Msvm_Setting", "InstanceID")
        .With(FakeClass.Text("InstanceID", "Microsoft:other"))
        .With(FakeClass.Text("InstanceID", NicId));

    private static string Get(string className, params (string, string)[] keys) =>
        Requests.Envelope(Requests.Get, Requests.Wmi + className, "", Requests.Selectors(keys));
}
