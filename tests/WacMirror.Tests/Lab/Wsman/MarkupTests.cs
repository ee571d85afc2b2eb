using System.Text;
using System.Xml;
using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class MarkupTests
{
    [TestCase("plain")]
    [TestCase("")]
    [TestCase("a & b < c > d \"e\" 'f'")]
    [TestCase("line\r\nnext\r")]
    [TestCase("仮想 ção 😀")]
    public void Text_OfAnyKind_ComesBackAsItWas(string text)
    {
        var written = Write(new Markup().Open("", "r").Attribute("x", text.ReplaceLineEndings(" ")).Raw(">").Text(text).Close("", "r"));

        var read = XElement.Parse(written, LoadOptions.PreserveWhitespace);
        Assert.That(read.Value, Is.EqualTo(text));
        Assert.That(read.Attribute("x")!.Value, Is.EqualTo(text.ReplaceLineEndings(" ")));
    }

    [Test]
    public void Text_LongerThanTheBuffer_IsWhole()
    {
        var text = new string('x', 100_000);

        Assert.That(XElement.Parse(Write(new Markup().Element("", "r", text))).Value, Is.EqualTo(text));
    }

    [TestCase("\u0001")]
    [TestCase("\uFFFF")]
    public void Character_ThatXmlLacks_IsRefused(string text) =>
        Assert.That(() => Write(new Markup().Element("", "r", text)), Throws.InstanceOf<ArgumentException>());

    private static string Write(Markup markup)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false, true), ConformanceLevel = ConformanceLevel.Fragment }))
            markup.MoveTo(xml);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
