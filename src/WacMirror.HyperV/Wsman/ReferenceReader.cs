using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Reads endpoint references as object paths.</summary>
internal static class ReferenceReader
{
    private const string UnknownNamespace = "";

    /// <summary>Reads an addressing element: an EndpointReference, or the ReferenceParameters inside one; null for
    /// others, as the Address, which are read and mean nothing here.</summary>
    public static async Task<CimPath?> ReadAsync(XmlCursor cursor)
    {
        await cursor.BufferElementAsync();
        return Read(cursor);
    }

    /// <summary>As <see cref="ReadAsync"/>, of an element that is there.</summary>
    public static CimPath? Read(XmlCursor cursor)
    {
        if (cursor.Name == "ReferenceParameters")
            return ReadParameters(cursor);
        if (cursor.Name != "EndpointReference")
        {
            cursor.Skip();
            return null;
        }
        CimPath? path = null;
        if (cursor.Enter())
            while (cursor.NextChild())
                if (cursor.Is(WsmanNames.Addressing, "ReferenceParameters"))
                    path = ReadParameters(cursor);
                else
                    cursor.Skip();
        return path;
    }

    private static CimPath ReadParameters(XmlCursor cursor)
    {
        string? uri = null;
        string? ns = null;
        var keys = ImmutableArray.CreateBuilder<CimKey>();
        if (cursor.Enter())
            while (cursor.NextChild())
                if (cursor.Is(WsmanNames.Wsman, "ResourceURI"))
                    uri = cursor.Text();
                else if (cursor.Is(WsmanNames.Wsman, "SelectorSet"))
                    ns = ReadSelectors(cursor, keys) ?? ns;
                else
                    cursor.Skip();
        if (uri is null)
            throw new CimFormatException("An endpoint reference has no resource URI.");
        var (uriNamespace, className) = ResourceUri.Parse(uri);
        return new CimPath(ns ?? uriNamespace ?? UnknownNamespace, className, keys.DrainToImmutable());
    }

    /// <summary>Adds the keys; the answer is the namespace, where a selector says it.</summary>
    private static string? ReadSelectors(XmlCursor cursor, ImmutableArray<CimKey>.Builder keys)
    {
        string? ns = null;
        if (!cursor.Enter())
            return ns;
        while (cursor.NextChild())
        {
            var name = cursor.Attribute("Name")
                ?? throw new CimFormatException("A selector of an endpoint reference has no name.");
            var value = ObjectReader.ReadText(cursor) ?? string.Empty;
            if (name.Equals(ResourceUri.NamespaceSelector, StringComparison.OrdinalIgnoreCase))
                ns ??= value;
            else
                keys.Add(new CimKey(name, value));
        }
        return ns;
    }
}
