using WacMirror.Cim;

namespace WacMirror.Tests.Cim;

public sealed class CimXmlTests
{
    [Test]
    public void Instance_WrittenAndRead_IsTheSame()
    {
        var inner = new CimObject("Inner", [new("A", CimType.UInt8, CimValue.Of(0UL))]);
        var instance = new CimObject("Outer",
        [
            new("Text", CimType.String, CimValue.Of("a <b> & \"c\"")),
            new("Empty", CimType.String, CimValue.Of(string.Empty)),
            new("Flag", CimType.Boolean, CimValue.Of(false)),
            new("Nothing", CimType.UInt32, CimValue.None),
            new("List", CimType.UInt16, CimValue.OfMany([1UL, 2UL]), IsArray: true),
            new("NoItems", CimType.String, new CimValue.List([]), IsArray: true),
            new("Inside", CimType.Instance, CimValue.Of(inner)),
        ]);
        var read = CimXml.Read(CimXml.Write(instance));
        Assert.That(read.ClassName, Is.EqualTo("Outer"));
        Assert.That(CimXml.Write(read), Is.EqualTo(CimXml.Write(instance)));
        Assert.That(((CimValue.Embedded)read["Inside"]).Object.UInt8("A"), Is.Zero);
        Assert.That(read["Nothing"], Is.EqualTo(CimValue.None));
        Assert.That(read.Find("List")!.IsArray, Is.True);
    }

    [Test]
    public void Zero_False_AndEmpty_AreWrittenOut() => Assert.That(
        CimXml.Write(new CimObject("C",
        [
            new("N", CimType.UInt8, CimValue.Of(0UL)), new("B", CimType.Boolean, CimValue.Of(false)),
            new("S", CimType.String, CimValue.Of(string.Empty)), new("Null", CimType.String, CimValue.None),
        ])),
        Is.EqualTo(
            "<INSTANCE CLASSNAME=\"C\"><PROPERTY NAME=\"N\" TYPE=\"uint8\"><VALUE>0</VALUE></PROPERTY>"
            + "<PROPERTY NAME=\"B\" TYPE=\"boolean\"><VALUE>false</VALUE></PROPERTY>"
            + "<PROPERTY NAME=\"S\" TYPE=\"string\"><VALUE></VALUE></PROPERTY>"
            + "<PROPERTY NAME=\"Null\" TYPE=\"string\" /></INSTANCE>"));

    [TestCase("")]
    [TestCase("text")]
    [TestCase("<OTHER/>")]
    [TestCase("<INSTANCE/>")]
    [TestCase("<INSTANCE CLASSNAME=\"\"/>")]
    [TestCase("<INSTANCE CLASSNAME=\"C\"><PROPERTY/></INSTANCE>")]
    [TestCase("<INSTANCE CLASSNAME=\"C\"><PROPERTY NAME=\"A\" TYPE=\"uint9\"/></INSTANCE>")]
    [TestCase("<INSTANCE CLASSNAME=\"C\"><PROPERTY NAME=\"A\"><VALUE><B/></VALUE></PROPERTY></INSTANCE>")]
    [TestCase("<INSTANCE CLASSNAME=\"C\"><PROPERTY NAME=\"A\" EmbeddedObject=\"instance\"><VALUE>no xml</VALUE></PROPERTY></INSTANCE>")]
    [TestCase("<!DOCTYPE x [<!ENTITY a \"b\">]><INSTANCE CLASSNAME=\"C\"/>")]
    public void Text_ThatIsNoInstance_IsRefused(string text) =>
        Assert.That(() => CimXml.Read(text), Throws.TypeOf<CimFormatException>());

    [Test]
    public void Instance_CutAnywhere_IsRefused()
    {
        var whole = CimXml.Write(new CimObject("C",
            [new("A", CimType.String, CimValue.Of("1")), new("L", CimType.String, CimValue.OfMany(["1", "2"]), IsArray: true)]));
        for (var length = 0; length < whole.Length; length++)
            Assert.That(() => CimXml.Read(whole[..length]), Throws.TypeOf<CimFormatException>(), whole[..length]);
    }

    [Test]
    public void Instances_NestedTooDeep_AreRefused()
    {
        var instance = new CimObject("C", []);
        for (var depth = 0; depth <= CimXml.MaxDepth; depth++)
            instance = new CimObject("C", [new("Inside", CimType.Instance, CimValue.Of(instance))]);
        var text = CimXml.Write(instance);
        Assert.That(() => CimXml.Read(text), Throws.TypeOf<CimFormatException>());
    }
}
