using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Operations;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class AssociationQueryTests
{
    [Test]
    public void Parse_OfEveryClause_KeepsEach()
    {
        var query = AssociationParser.TryParse(
            """associators of {\\N\root\virtualization\v2:A.InstanceID="x{1}\\y"} where AssocClass = B ResultClass='C' Role="D" ResultRole = E""")!;

        Assert.That(query.Source.Key("InstanceID"), Is.EqualTo(@"x{1}\y"));
        Assert.That(
            (query.WantsLinks, query.AssociationClass, query.ResultClass, query.Role, query.ResultRole),
            Is.EqualTo((false, "B", "C", "D", "E")));
    }

    [Test]
    public void Parse_OfReferences_TakesResultClassForTheAssociation()
    {
        var query = AssociationParser.TryParse("""REFERENCES OF {A.Name="x"} WHERE ResultClass = B""")!;

        Assert.That((query.WantsLinks, query.AssociationClass, query.ResultClass), Is.EqualTo((true, "B", (string?)null)));
    }

    [TestCase("""ASSOCIATORS OF A.Name="x" """)]
    [TestCase("""ASSOCIATORS OF {A.Name=x}""")]
    [TestCase("""ASSOCIATORS OF {A.Name="x"} WHERE""")]
    [TestCase("""ASSOCIATORS OF {A.Name="x"} WHERE Colour = B""")]
    [TestCase("""REFERENCES OF {A.Name="x"} WHERE ResultRole = B""")]
    public void Parse_OfMalformedQuery_Faults(string query) => Assert.That(
        () => AssociationParser.TryParse(query),
        Throws.TypeOf<CimFault>().With.Property("Kind").EqualTo(CimFaultKind.InvalidQuery));

    [Test]
    public void Parse_OfAnotherQuery_IsNothing() =>
        Assert.That(AssociationParser.TryParse("SELECT * FROM ASSOCIATORS"), Is.Null);

    [Test]
    public async Task Enumerate_WithAssociationFilter_FollowsTheAssociation()
    {
        var links = Declared("Test_Link", "Left", "Right");
        links.With(Link("Left", "a"), Link("Right", "b")).With(Link("Left", "x"), Link("Right", "y"));
        var things = FakeClass.Named("Test_Thing", "Name");
        foreach (var name in (string[])["a", "b", "x", "y"])
            things.With(FakeClass.Text("Name", name));
        await using var bench = await Bench.StartAsync(links, things);

        var ends = await bench.PostAsync(Ask("AssociatedInstances", "b:ResultRole>Right</b:ResultRole"));
        var found = await bench.PostAsync(Ask("AssociationInstances", "b:Role>Left</b:Role"));

        Assert.That(ends.Values("Name"), Is.EqualTo((string[])["b"]), ends.Text);
        Assert.That(found.Items.Single().Name.LocalName, Is.EqualTo("Test_Link"), found.Text);
    }

    private static string Ask(string what, string clause) => Requests.Enumerate(Requests.Wmi + "*",
        $"""
        <w:OptimizeEnumeration/><w:MaxElements>10</w:MaxElements>
        <w:Filter Dialect="http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter">
        <b:{what} xmlns:b="http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"><b:Object>
        <a:Address>http://x</a:Address><a:ReferenceParameters><w:ResourceURI>{Requests.Wmi}Test_Thing</w:ResourceURI>
        <w:SelectorSet><w:Selector Name="Name">a</w:Selector></w:SelectorSet></a:ReferenceParameters></b:Object>
        <{clause}></b:{what}></w:Filter>
        """);

    private static FakeClass Declared(string name, params string[] ends) =>
        new(FakeClass.Virtualization, name, [.. ends])
        {
            Declares = new CimObject(name, ends.Select(end => new CimProperty(end, CimType.Reference, CimValue.None))),
        };

    private static CimProperty Link(string name, string target) => new(
        name, CimType.Reference, CimValue.Of(CimPath.Of(FakeClass.Virtualization, "Test_Thing", ("Name", target))));
}
