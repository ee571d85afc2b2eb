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
        if (cursor.Name == "ReferenceParameters")
            return await ReadParametersAsync(cursor);
        if (cursor.Name != "EndpointReference")
        {
            await cursor.SkipAsync();
            return null;
        }
        CimPath? path = null;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.Is(WsmanNames.Addressing, "ReferenceParameters"))
                    path = await ReadParametersAsync(cursor);
                else
                    await cursor.SkipAsync();
        return path;
    }

    private static async Task<CimPath> ReadParametersAsync(XmlCursor cursor)
    {
        string? uri = null;
        var selectors = ImmutableArray.CreateBuilder<CimKey>();
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.Is(WsmanNames.Wsman, "ResourceURI"))
                    uri = await cursor.TextAsync();
                else if (cursor.Is(WsmanNames.Wsman, "SelectorSet"))
                    await ReadSelectorsAsync(cursor, selectors);
                else
                    await cursor.SkipAsync();
        if (uri is null)
            throw new CimFormatException("An endpoint reference has no resource URI.");
        var (ns, className) = ResourceUri.Parse(uri);
        var namespaceKey = selectors.FirstOrDefault(key => IsNamespace(key));
        return new CimPath(
            namespaceKey?.Value ?? ns ?? UnknownNamespace,
            className,
            [.. selectors.Where(key => !IsNamespace(key))]);
    }

    private static async Task ReadSelectorsAsync(XmlCursor cursor, ImmutableArray<CimKey>.Builder selectors)
    {
        if (!await cursor.EnterAsync())
            return;
        while (await cursor.NextChildAsync())
        {
            var name = cursor.Attribute("Name")
                ?? throw new CimFormatException("A selector of an endpoint reference has no name.");
            selectors.Add(new CimKey(name, await ObjectReader.ReadTextAsync(cursor) ?? string.Empty));
        }
    }

    private static bool IsNamespace(CimKey key) =>
        key.Name.Equals(ResourceUri.NamespaceSelector, StringComparison.OrdinalIgnoreCase);
}
