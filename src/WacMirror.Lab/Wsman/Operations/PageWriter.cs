using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>
/// Writes the next items of an enumeration, as many as asked for and as fit. The context comes before the items on
/// the wire, but only after them is it known whether there is one; so it is written first and taken back at the end.
/// </summary>
internal static class PageWriter
{
    /// <summary>The page inside PullResponse: no context at the end, as recorded from real nodes.</summary>
    public static void WritePull(Answer answer, Enumeration enumeration, int maxItems)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("n", "PullResponse", Uris.Enumeration);
        var from = answer.Mark();
        xml.WriteElementString("n", "EnumerationContext", Uris.Enumeration, enumeration.Id);
        var to = answer.Mark();
        WriteItems(answer, enumeration, maxItems, "n", Uris.Enumeration);
        if (enumeration.IsAtEnd)
        {
            xml.WriteElementString("n", "EndOfSequence", Uris.Enumeration, null);
            answer.Mark();
            answer.TakeBack(from, to);
        }
        xml.WriteEndElement();
    }

    /// <summary>The page inside an optimized EnumerateResponse, whose schema wants a context even at the end: an
    /// empty one.</summary>
    public static void WriteOptimized(Answer answer, Enumeration enumeration, int maxItems)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("n", "EnumerateResponse", Uris.Enumeration);
        xml.WriteStartElement("n", "EnumerationContext", Uris.Enumeration);
        var from = answer.Mark();
        xml.WriteString(enumeration.Id);
        var to = answer.Mark();
        xml.WriteFullEndElement();
        WriteItems(answer, enumeration, maxItems, "w", Uris.Wsman);
        if (enumeration.IsAtEnd)
        {
            xml.WriteElementString("w", "EndOfSequence", Uris.Wsman, null);
            answer.Mark();
            answer.TakeBack(from, to);
        }
        xml.WriteEndElement();
    }

    private static void WriteItems(Answer answer, Enumeration enumeration, int maxItems, string prefix, string uri)
    {
        var instances = new InstanceWriter(answer.Xml, enumeration.Form);
        var begun = enumeration.Position;
        answer.Xml.WriteStartElement(prefix, "Items", uri);
        while (!enumeration.IsAtEnd && enumeration.Position - begun < maxItems)
        {
            var mark = answer.Mark();
            WriteItem(answer, instances, enumeration, enumeration.Rows[enumeration.Position]);
            var end = answer.Mark();
            if (!answer.Fits)
            {
                answer.TakeBack(mark, end);
                if (enumeration.Position == begun)
                    throw Answer.TooLarge(answer.Limit);
                break;
            }
            enumeration.Position++;
        }
        answer.Xml.WriteEndElement();
    }

    private static void WriteItem(Answer answer, InstanceWriter instances, Enumeration enumeration, Row row)
    {
        var xml = answer.Xml;
        if (enumeration.Mode == ItemMode.Reference)
        {
            WriteReference(instances, row);
            return;
        }
        if (enumeration.Mode == ItemMode.ObjectAndReference)
            xml.WriteStartElement("w", "Item", Uris.Wsman);
        if (enumeration.Columns.IsEmpty)
            instances.WriteInstance(row.Class.Namespace, row.Object);
        else
            instances.WriteFragment(row.Class.Namespace, row.Object, enumeration.Columns);
        if (enumeration.Mode == ItemMode.ObjectAndReference)
        {
            // A fragment has no keys, so a real node cannot refer to it either.
            if (enumeration.Columns.IsEmpty)
                WriteReference(instances, row);
            xml.WriteEndElement();
        }
    }

    private static void WriteReference(InstanceWriter instances, Row row) =>
        instances.WriteReference(row.Class.Namespace, row.Class.Name, row.Keys);
}
