using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>One answer to Enumerate or Pull, read row by row.</summary>
/// <param name="cursor">The answer, at its beginning.</param>
/// <param name="mayBeEmpty">Whether an empty body is a page without rows, as the heartbeat of a subscription is.</param>
internal sealed class EnumerationPage(XmlCursor cursor, bool mayBeEmpty = false)
{
    private bool isOpen;
    private bool isInResponse;
    private bool isInItems;

    /// <summary>What the next Pull names; null when this page carries none. Known once the page is read.</summary>
    public string? Context { get; private set; }

    /// <summary>Whether the node said that nothing follows. Known once the page is read.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The next row; null at the end of the page.</summary>
    public async Task<CimObject?> NextAsync()
    {
        if (!isOpen)
            await OpenAsync();
        while (isInResponse)
        {
            if (!await cursor.NextChildAsync())
                isInResponse = isInItems && LeaveItems();
            else if (isInItems)
            {
                if (await ReadItemAsync() is { } row)
                    return row;
            }
            else
                await ReadPartAsync();
        }
        await cursor.FinishAsync();
        return null;
    }

    private async Task OpenAsync()
    {
        isOpen = true;
        var hasPayload = await EnvelopeReader.MoveToPayloadAsync(cursor);
        if (!hasPayload && mayBeEmpty)
            return;
        if (!hasPayload
            || cursor.Name is not ("EnumerateResponse" or "PullResponse") || !cursor.IsIn(WsmanNames.Enumeration))
            throw new CimFormatException("The answer to a query holds no result.");
        isInResponse = await cursor.EnterAsync();
    }

    private bool LeaveItems()
    {
        isInItems = false;
        return true;
    }

    private async Task ReadPartAsync()
    {
        var isKnown = cursor.IsIn(WsmanNames.Enumeration) || cursor.IsIn(WsmanNames.Wsman);
        switch (cursor.Name)
        {
            case "Items" when isKnown:
                isInItems = await cursor.EnterAsync();
                break;
            case "EnumerationContext" when isKnown:
                var context = (await cursor.TextAsync()).Trim();
                Context = context.Length > 0 ? context : null;
                break;
            case "EndOfSequence" when isKnown:
                IsLast = true;
                await cursor.SkipAsync();
                break;
            default:
                await cursor.SkipAsync();
                break;
        }
    }

    private async Task<CimObject?> ReadItemAsync()
    {
        // An event may come wrapped as an item does.
        if (!cursor.Is(WsmanNames.Wsman, "Item") && !cursor.Is(WsmanNames.Wsman, "Event"))
            return await ReadObjectAsync();
        CimObject? row = null;
        CimPath? path = null;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.IsIn(WsmanNames.Addressing))
                    path = await ReferenceReader.ReadAsync(cursor);
                else
                    row = await ReadObjectAsync();
        return row is null || path is null ? row : new CimObject(row.ClassName, row.Properties, path);
    }

    /// <summary>A whole object, or the bare properties that a column list is answered with.</summary>
    private async Task<CimObject?> ReadObjectAsync()
    {
        if (cursor.Is(WsmanNames.Wsman, "XmlFragment"))
            return await ObjectReader.ReadAsync(cursor, string.Empty);
        if (!cursor.IsIn(WsmanNames.Addressing) && !cursor.Is(WsmanNames.Wsman, "Heartbeat"))
            return await ObjectReader.ReadAsync(cursor);
        await cursor.SkipAsync();
        return null;
    }
}
