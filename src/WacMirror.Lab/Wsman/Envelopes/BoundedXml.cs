using System.Xml;
using System.Xml.Linq;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Loads XML that a stranger sent: no DTD, nothing fetched, bounded depth and attributes. The caller bounds
/// the length.</summary>
internal static class BoundedXml
{
    /// <summary>Real requests nest about ten deep; deeper ones only cost stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>Real elements have at most the envelope's dozen namespace declarations.</summary>
    public const int MaxAttributes = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="CimFault">The text is not well-formed or exceeds a bound.</exception>
    public static XElement Load(string text)
    {
        try
        {
            // XLinq builds the tree without a look at depth, so the bounds are checked in a pass of their own.
            using (var scan = XmlReader.Create(new StringReader(text), Settings))
                while (scan.Read())
                    Check(scan);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            reader.MoveToContent();
            return (XElement)XNode.ReadFrom(reader);
        }
        catch (XmlException error)
        {
            throw new CimFault(CimFaultKind.InvalidMessage, $"The request is not well-formed XML: {error.Message}");
        }
    }

    private static void Check(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
            throw new CimFault(CimFaultKind.InvalidMessage, $"The request nests deeper than {MaxDepth}.");
        if (reader.AttributeCount > MaxAttributes)
            throw new CimFault(
                CimFaultKind.InvalidMessage, $"An element has more than {MaxAttributes} attributes.");
    }
}
