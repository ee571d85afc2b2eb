using System.Net;
using System.Xml.Linq;

namespace WacMirror.Tests.Lab.Wsman;

/// <summary>An answer of the server.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, int Octets, string? ContentType)
{
    public XDocument Xml { get; } = Text.Length == 0 ? new XDocument() : XDocument.Parse(Text.TrimStart('\uFEFF'));

    public IEnumerable<XElement> All(string localName) =>
        Xml.Descendants().Where(element => element.Name.LocalName == localName);

    public XElement One(string localName) => All(localName).Single();

    public bool Has(string localName) => All(localName).Any();

    public string Context => One("EnumerationContext").Value;

    public string Subcode => One("Subcode").Value;

    public IReadOnlyList<XElement> Items => [.. One("Items").Elements()];

    /// <summary>The texts of one property over all items.</summary>
    public IReadOnlyList<string> Values(string property) => [.. One("Items").Descendants()
        .Where(element => element.Name.LocalName == property).Select(element => element.Value)];
}
