using System.Net;
using WacMirror.Cim;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class InvokeTests
{
    private const string Vsms = "Msvm_VirtualSystemManagementService";
    private const string Anonymous = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
    private const string Instance = "<INSTANCE CLASSNAME=\"X\"/>";

    private const string Reference =
        $"""
        <a:Address>{Anonymous}</a:Address><a:ReferenceParameters>
        <w:ResourceURI>{Requests.Wmi}Msvm_EthernetPortAllocationSettingData</w:ResourceURI>
        <w:SelectorSet><w:Selector Name="InstanceID">Microsoft:A\B\C</w:Selector></w:SelectorSet></a:ReferenceParameters>
        """;

    private static readonly string Named = Requests.Selectors(("CreationClassName", Vsms));

    [Test]
    public async Task Method_GetsItsArgumentsInOrder()
    {
        var (service, calls) = Service(Vsms);
        await using var bench = await Bench.StartAsync(service);
        var reply = await bench.PostAsync(Add(
            $"<p:AffectedConfiguration>{Reference}</p:AffectedConfiguration>"
            + "<p:FeatureSettings>&lt;INSTANCE CLASSNAME=\"X\"/&gt;</p:FeatureSettings>"
            + $"<p:FeatureSettings><![CDATA[{Instance}]]></p:FeatureSettings>"));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        var (path, method, parameters) = calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(path, Is.EqualTo(CimPath.Of(
                FakeClass.Virtualization, Vsms, ("CreationClassName", Vsms), ("Name", "vmms"))));
            Assert.That(method, Is.EqualTo("AddFeatureSettings"));
            Assert.That(parameters.Properties.Select(one => one.Name),
                Is.EqualTo(new[] { "AffectedConfiguration", "FeatureSettings" }));
            Assert.That(parameters["AffectedConfiguration"], Is.EqualTo(CimValue.Of(CimPath.Of(
                FakeClass.Virtualization, "Msvm_EthernetPortAllocationSettingData", ("InstanceID", @"Microsoft:A\B\C")))));
            Assert.That(parameters.Texts("FeatureSettings"), Is.EqualTo(new[] { Instance, Instance }));
        });
    }

    [Test]
    public async Task Answer_HasTheJobAsReferenceAndTheReturnValueLast()
    {
        await using var bench = await Bench.StartAsync(Service(Vsms).Class);
        var reply = await bench.PostAsync(Add($"<p:AffectedConfiguration>{Reference}</p:AffectedConfiguration>"));
        var output = reply.One("AddFeatureSettings_OUTPUT");
        Assert.Multiple(() =>
        {
            Assert.That(output.Name.NamespaceName, Is.EqualTo(Requests.Wmi + Vsms));
            Assert.That(
                output.Elements().Select(one => one.Name.LocalName), Is.EqualTo(new[] { "Job", "ReturnValue" }));
            Assert.That(reply.One("ResourceURI").Value, Is.EqualTo(Requests.Wmi + "Msvm_ConcreteJob"));
            Assert.That(reply.One("Selector").Value, Is.EqualTo("J1"));
            Assert.That(reply.One("ReturnValue").Value, Is.EqualTo("4096"));
            Assert.That(reply.One("Action").Value, Does.EndWith("/AddFeatureSettingsResponse"));
        });
    }

    [Test]
    public async Task Body_NamedAfterTheMethodInAnyNamespace_IsTaken()
    {
        var (service, calls) = Service(Vsms);
        await using var bench = await Bench.StartAsync(service);
        var reply = await bench.PostAsync(Requests.Invoke(
            Vsms, "AddFeatureSettings", "<x:AddFeatureSettings xmlns:x=\"urn:any\"><x:Name>v</x:Name></x:AddFeatureSettings>", Named));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(calls.Single().Parameters.Text("Name"), Is.EqualTo("v"));
        });
    }

    [TestCase(Vsms, "w:InvalidParameter", "2147749935")]
    [TestCase("Msvm_VirtualEthernetSwitchManagementService", "w:InternalError", "1359")]
    public async Task ManagementService_WithoutSelector_IsRefusedInItsOwnWay(string name, string subcode, string code)
    {
        var (service, calls) = Service(name);
        await using var bench = await Bench.StartAsync(service);
        var reply = await bench.PostAsync(Requests.Invoke(name, "Do", "<Do_INPUT/>", ""));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo(subcode));
            Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo(code));
            Assert.That(calls, Is.Empty);
        });
    }

    [Test]
    public async Task StaticMethod_NeedsNoSelector()
    {
        var rule = FakeClass.Named("MSCluster_AffinityRule", "Name");
        rule.OnInvoke = static (path, _, _) => CimMethodAnswer.Of((uint)path.Keys.Length);
        await using var bench = await Bench.StartAsync(rule);
        var reply = await bench.PostAsync(Requests.Invoke("MSCluster_AffinityRule", "Create", "<Create_INPUT/>", ""));
        Assert.That(reply.One("ReturnValue").Value, Is.EqualTo("0"));
    }

    [TestCase("<p:R><a:EndpointReference>" + Reference + "</a:EndpointReference></p:R>", TestName = "Wrapped reference")]
    [TestCase("<p:R><p:X><p:MonitorMode>2</p:MonitorMode></p:X></p:R>", TestName = "Embedded instance as elements")]
    public async Task Argument_InAFormThatNodesRefuse_IsASchemaError(string body)
    {
        var (service, calls) = Service(Vsms);
        await using var bench = await Bench.StartAsync(service);
        var reply = await bench.PostAsync(Add(body));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("w:SchemaValidationError"));
            Assert.That(reply.One("Reason").Value, Does.Contain("R "));
            Assert.That(calls, Is.Empty);
        });
    }

    [Test]
    public async Task Argument_ThatIsNilOrADate_IsUnderstood()
    {
        var (service, calls) = Service(Vsms);
        await using var bench = await Bench.StartAsync(service);
        await bench.PostAsync(Add(
            """
            <p:Nothing xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/><p:Empty/>
            <p:Timeout><c:Interval xmlns:c="http://schemas.dmtf.org/wbem/wscim/1/common">P0DT0H30M0S</c:Interval></p:Timeout>
            """));
        var parameters = calls.Single().Parameters;
        Assert.Multiple(() =>
        {
            Assert.That(parameters["Nothing"], Is.EqualTo(CimValue.None));
            Assert.That(parameters.Text("Empty"), Is.Empty);
            Assert.That(parameters.Text("Timeout"), Is.EqualTo("P0DT0H30M0S"));
        });
    }

    [Test]
    public async Task NullOutput_IsNilAndAnEmptyArrayIsAbsent()
    {
        var service = FakeClass.Named("Msvm_Thing", "Name").With(FakeClass.Text("Name", "a"));
        service.OnInvoke = static (_, _, _) => CimMethodAnswer.Of(
            0,
            new CimProperty("Job", CimType.Reference, CimValue.None),
            new CimProperty("Results", CimType.Reference, CimValue.None, true));
        await using var bench = await Bench.StartAsync(service);
        var reply = await bench.PostAsync(Requests.Invoke(
            "Msvm_Thing", "Do", "<Do_INPUT/>", Requests.Selectors(("Name", "a"))));
        Assert.That(reply.One("Do_OUTPUT").Elements().Select(one => one.Name.LocalName), Is.EqualTo(new[] { "Job", "ReturnValue" }));
        Assert.That(
            reply.One("Job").Attributes().Single(one => one.Name.LocalName == "nil").Value, Is.EqualTo("true"));
    }

    [Test]
    public async Task Method_OfAnObjectThatIsGone_IsUnreachable()
    {
        await using var bench = await Bench.StartAsync(FakeClass.Named("Msvm_ConcreteJob", "InstanceID"));
        var reply = await bench.PostAsync(Requests.Invoke(
            "Msvm_ConcreteJob", "GetErrorEx", "<GetErrorEx_INPUT/>", Requests.Selectors(("InstanceID", "J1"))));
        Assert.That(reply.Subcode, Is.EqualTo("a:DestinationUnreachable"));
    }

    [Test]
    public async Task Method_ThatTheClassDoesNotHave_IsNotSupported()
    {
        var thing = FakeClass.Named("Msvm_Thing", "Name").With(FakeClass.Text("Name", "a"));
        await using var bench = await Bench.StartAsync(thing);
        var reply = await bench.PostAsync(Requests.Invoke(
            "Msvm_Thing", "Fly", "<Fly_INPUT/>", Requests.Selectors(("Name", "a"))));
        Assert.That(reply.Subcode, Is.EqualTo("a:ActionNotSupported"));
    }

    private static string Add(string body) => Requests.Invoke(
        Vsms,
        "AddFeatureSettings",
        $"<p:AddFeatureSettings_INPUT xmlns:p=\"{Requests.Wmi}{Vsms}\">{body}</p:AddFeatureSettings_INPUT>",
        Named);

    private static (FakeClass Class, List<(CimPath Path, string Method, CimObject Parameters)> Calls) Service(string name)
    {
        var calls = new List<(CimPath, string, CimObject)>();
        var service = FakeClass.Named(name, "CreationClassName", "Name")
            .With(FakeClass.Text("CreationClassName", name), FakeClass.Text("Name", "vmms"));
        service.OnInvoke = (path, method, parameters) =>
        {
            calls.Add((path, method, parameters));
            return CimMethodAnswer.Of(4096, new CimProperty(
                "Job",
                CimType.Reference,
                CimValue.Of(CimPath.Of(FakeClass.Virtualization, "Msvm_ConcreteJob", ("InstanceID", "J1")))));
        };
        return (service, calls);
    }
}
