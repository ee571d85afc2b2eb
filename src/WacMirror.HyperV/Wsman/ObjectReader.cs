using System.Text;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Reads CIM objects and values from an answer's elements.</summary>
internal static class ObjectReader
{
    private const string TypeSuffix = "_Type";

    /// <summary>Reads the element as an object of the class it names.</summary>
    public static Task<CimObject> ReadAsync(XmlCursor cursor) => ReadAsync(cursor, cursor.Name);

    /// <summary>Reads the element's children as properties.</summary>
    public static async Task<CimObject> ReadAsync(XmlCursor cursor, string className)
    {
        var properties = new PropertyCollector();
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                properties.Add(cursor.Name, await ReadValueAsync(cursor));
        return new CimObject(className, properties.ToProperties());
    }

    private static async Task<CimValue> ReadValueAsync(XmlCursor cursor)
    {
        var isNil = cursor.Attribute("nil", WsmanNames.SchemaInstance) is "true" or "1";
        var embeddedClass = ClassOf(cursor.Attribute("type", WsmanNames.SchemaInstance));
        var text = new StringBuilder();
        PropertyCollector? properties = null;
        CimValue? found = null;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync(text))
                if (cursor.IsIn(WsmanNames.Addressing))
                    found = await ReadReferenceAsync(cursor) ?? found;
                else if (cursor.IsIn(WsmanNames.CimCommon))
                    found = CimValue.Of(await cursor.TextAsync());
                else
                    (properties ??= new()).Add(cursor.Name, await ReadValueAsync(cursor));
        return isNil ? CimValue.None
            : found ?? (properties is null
                ? CimValue.Of(text.ToString())
                : CimValue.Of(new CimObject(embeddedClass, properties.ToProperties())));
    }

    private static async Task<CimValue?> ReadReferenceAsync(XmlCursor cursor)
    {
        if (await ReferenceReader.ReadAsync(cursor) is { } path)
            return CimValue.Of(path);
        return null;
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

    public static async Task<string?> ReadTextAsync(XmlCursor cursor) => (await ReadValueAsync(cursor)).AsText;
}
