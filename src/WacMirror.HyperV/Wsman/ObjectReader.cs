using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Reads CIM objects and values from an answer's elements.</summary>
internal static class ObjectReader
{
    private const string TypeSuffix = "_Type";

    /// <summary>Reads the element as an object of the class it names.</summary>
    public static async Task<CimObject> ReadAsync(XmlCursor cursor)
    {
        await cursor.BufferElementAsync();
        return Read(cursor, cursor.Name, new PropertyCollector());
    }

    /// <summary>Reads the children of an element that is there as properties.</summary>
    public static CimObject Read(XmlCursor cursor, string className, PropertyCollector properties)
    {
        if (cursor.Enter())
            while (cursor.NextChild())
                properties.Add(cursor.Name, ReadValue(cursor));
        return new CimObject(className, properties.Take());
    }

    public static string? ReadText(XmlCursor cursor) => ReadValue(cursor).AsText;

    private static CimValue ReadValue(XmlCursor cursor)
    {
        var isNil = cursor.Attribute("nil", WsmanNames.SchemaInstance) is "true" or "1";
        var embeddedClass = cursor.Attribute("type", WsmanNames.SchemaInstance);
        var text = default(TextPieces);
        PropertyCollector? properties = null;
        CimValue? found = null;
        if (cursor.Enter())
            while (cursor.NextChild(ref text))
                if (cursor.IsIn(WsmanNames.Addressing))
                    found = ReferenceReader.Read(cursor) is { } path ? CimValue.Of(path) : found;
                else if (cursor.IsIn(WsmanNames.CimCommon))
                    found = CimValue.Of(cursor.Text());
                else
                    (properties ??= new()).Add(cursor.Name, ReadValue(cursor));
        return isNil ? CimValue.None
            : found ?? (properties is null
                ? CimValue.Of(text.ToString())
                : CimValue.Of(new CimObject(ClassOf(embeddedClass), properties.Take())));
    }

    /// <summary><c>p:Class_Type</c>, as Windows writes the type of an embedded object, without prefix and
    /// suffix.</summary>
    private static string ClassOf(string? type)
    {
        if (type is null)
            return string.Empty;
        var name = type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return name.EndsWith(TypeSuffix, StringComparison.Ordinal) ? name[..^TypeSuffix.Length] : name;
    }
}
