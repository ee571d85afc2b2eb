using WacMirror.Cim;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

public sealed class AnswerShapeTests
{
    [Test]
    public async Task Object_OfAClass_KeepsNameTextAndNil()
    {
        var row = await OneAsync(Wire.Instance("Msvm_X", "<p:A>1 &lt; 2</p:A><p:B xsi:nil=\"true\"/><p:C/>"));
        Assert.Multiple(() =>
        {
            Assert.That(row.ClassName, Is.EqualTo("Msvm_X"));
            Assert.That(row.Text("a"), Is.EqualTo("1 < 2"));
            Assert.That(row["B"], Is.EqualTo(CimValue.None));
            Assert.That(row.Text("C"), Is.Empty);
            Assert.That(row["Absent"], Is.EqualTo(CimValue.None));
        });
    }

    [Test]
    public async Task Fragment_OfAColumnList_BecomesAnObjectWithoutClass()
    {
        var row = await OneAsync("<w:XmlFragment><Name>NLB1</Name><State>2</State></w:XmlFragment>");
        Assert.That((row.ClassName, row.Text("Name"), row.UInt16("State")), Is.EqualTo((string.Empty, "NLB1", (ushort)2)));
    }

    [Test]
    public async Task Item_WithEndpointReference_CarriesThePath()
    {
        var row = await OneAsync(
            $"<w:Item>{Wire.Instance("Msvm_X", "<p:A>1</p:A>")}<a:EndpointReference>{Reference("Msvm_X", "K", "v")}"
            + "</a:EndpointReference></w:Item>");
        Assert.That(row.Path, Is.EqualTo(CimPath.Of(Wire.Ns, "Msvm_X", ("K", "v"))));
    }

    [Test]
    public async Task Elements_ThatRepeat_BecomeAnArrayInTheirOrder()
    {
        var row = await OneAsync(Wire.Instance("Msvm_X", "<p:V>10</p:V><p:Other>x</p:Other><p:V>20</p:V><p:V>30</p:V>"));
        Assert.That(row.Texts("V"), Is.EqualTo(["10", "20", "30"]));
    }

    [Test]
    public async Task Reference_InAProperty_BecomesAPath()
    {
        var row = await OneAsync(Wire.Instance("Msvm_X", $"<p:Job>{Reference("Msvm_ConcreteJob", "InstanceID", "J1")}</p:Job>"));
        Assert.That(row["Job"], Is.EqualTo(CimValue.Of(CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", "J1")))));
    }

    [Test]
    public async Task Reference_InDmtfForm_TakesTheNamespaceFromItsSelector()
    {
        var row = await OneAsync(Wire.Instance("Msvm_X",
            "<p:R><a:EndpointReference><a:Address>x</a:Address><a:ReferenceParameters>"
            + "<w:ResourceURI>http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Msvm_Y</w:ResourceURI><w:SelectorSet>"
            + "<w:Selector Name=\"__cimnamespace\">root/cimv2</w:Selector><w:Selector Name=\"K\">v</w:Selector>"
            + "</w:SelectorSet></a:ReferenceParameters></a:EndpointReference></p:R>"));
        Assert.That(row["R"], Is.EqualTo(CimValue.Of(CimPath.Of("root/cimv2", "Msvm_Y", ("K", "v")))));
    }

    [TestCase("<cim:Datetime>2026-10-08T15:15:36Z</cim:Datetime>", "2026-10-08T15:15:36Z")]
    [TestCase("<cim:Interval>P0DT0H30M0S</cim:Interval>", "P0DT0H30M0S")]
    public async Task Time_InItsOwnElement_IsReadAsText(string content, string text)
    {
        var row = await OneAsync(Wire.Instance("Msvm_X", $"<p:T>{content}</p:T>"));
        Assert.That(row.Text("T"), Is.EqualTo(text));
    }

    [Test]
    public async Task EmbeddedObjects_NestAndKeepTheirClass()
    {
        var row = await OneAsync(Wire.Instance("MSCluster_Resource",
            "<p:PrivateProperties xsi:type=\"p:MSCluster_Property_Type\"><p:VmID>V</p:VmID><p:Inner><p:Deep>1</p:Deep></p:Inner>"
            + "</p:PrivateProperties>"));
        var embedded = ((CimValue.Embedded)row["PrivateProperties"]).Object;
        var inner = ((CimValue.Embedded)embedded["Inner"]).Object;
        Assert.That((embedded.ClassName, embedded.Text("VmID"), inner.Text("Deep")), Is.EqualTo(("MSCluster_Property", "V", "1")));
    }

    [Test]
    public async Task UnknownElementsAndComments_BesideWhatIsKnown_AreIgnored()
    {
        var session = Wire.Session(ScriptedHandler.Answer(Wire.Envelope(
            "<!-- c --><n:EnumerateResponse><x:New xmlns:x=\"urn:x\"><x:Items/></x:New><n:Items><!-- c -->"
            + Wire.Instance("Msvm_X", "<!-- c --><p:A>1<!-- c -->2</p:A>")
            + "</n:Items><n:EndOfSequence/></n:EnumerateResponse>")));
        var rows = await Wire.ReadAllAsync(session);
        Assert.That(rows.Single().Text("A"), Is.EqualTo("12"));
    }

    [Test]
    public async Task Invoke_Answer_GivesReturnValueAndOutParameters()
    {
        var session = Wire.Session(ScriptedHandler.Answer(Wire.Envelope(
            $"<p:M_OUTPUT xmlns:p=\"urn:p\"><p:Job>{Reference("Msvm_ConcreteJob", "InstanceID", "J")}</p:Job>"
            + "<p:ReturnValue>4096</p:ReturnValue></p:M_OUTPUT>")));
        var result = await session.InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None);
        Assert.That(result.ReturnValue, Is.EqualTo(4096));
        Assert.That(((CimValue.Reference)result.Output["Job"]).Path.Key("InstanceID"), Is.EqualTo("J"));
    }

    [Test]
    public async Task Get_Answer_CarriesThePathThatWasAsked()
    {
        var path = CimPath.Of(Wire.Ns, "Msvm_X", ("InstanceID", "1"));
        var session = Wire.Session(ScriptedHandler.Answer(Wire.Envelope(Wire.Instance("Msvm_X", "<p:A>1</p:A>"))));
        var found = await session.GetAsync(path, CancellationToken.None);
        Assert.That((found.Path, found.Text("A")), Is.EqualTo((path, "1")));
    }

    [Test]
    public async Task Identify_Answer_SaysWhoAnswers()
    {
        var session = Wire.Session(ScriptedHandler.Answer(Wire.Envelope(
            "<i:IdentifyResponse xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\">"
            + "<i:ProtocolVersion>v</i:ProtocolVersion><i:ProductVendor>Microsoft Corporation</i:ProductVendor>"
            + "<i:ProductVersion>OS: 10.0</i:ProductVersion></i:IdentifyResponse>")));
        var identity = await session.IdentifyAsync(CancellationToken.None);
        Assert.That((identity.ProductVendor, identity.ProductVersion), Is.EqualTo(("Microsoft Corporation", "OS: 10.0")));
    }

    private static string Reference(string className, string key, string value) =>
        "<a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address><a:ReferenceParameters>"
        + $"<w:ResourceURI>{Wire.ClassUri}{className}</w:ResourceURI><w:SelectorSet><w:Selector Name=\"{key}\">{value}"
        + "</w:Selector></w:SelectorSet></a:ReferenceParameters>";

    private static async Task<CimObject> OneAsync(string item) =>
        (await Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(Wire.Enumerate(item))))).Single();
}
