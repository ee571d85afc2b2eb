using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>One answer to Enumerate or Pull, read as it arrives.</summary>
/// <param name="cursor">The answer, at its beginning.</param>
/// <param name="mayBeEmpty">Whether an empty body is a page without rows, as the heartbeat of a subscription is.</param>
internal sealed class EnumerationPage(XmlCursor cursor, bool mayBeEmpty = false)
{
    private readonly PropertyCollector properties = new();
    private bool isOpen;
    private bool isInResponse;
    private bool isInItems;

    /// <summary>What the next Pull names; null when this page carries none. Known once the page is read.</summary>
    public string? Context { get; private set; }

    /// <summary>Whether the node said that nothing follows. Known once the page is read.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Adds the next row, and those behind it that are there already; adds none at the end of the
    /// page.</summary>
    public async Task NextAsync(Queue<CimObject> rows)
    {
        if (!isOpen)
            await OpenAsync();
        while (isInResponse)
        {
            if (!await cursor.NextChildAsync())
                isInResponse = isInItems && LeaveItems();
            else if (isInItems)
            {
                await cursor.BufferElementAsync();
                do
                    if (ReadItem() is { } row)
                        rows.Enqueue(row);
                while (cursor.TryNextBufferedChild());
                if (rows.Count > 0)
                    return;
            }
            else
                await ReadPartAsync();
        }
        await cursor.FinishAsync();
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

    private CimObject? ReadItem()
    {
        // An event may come wrapped as an item does.
        if (!cursor.Is(WsmanNames.Wsman, "Item") && !cursor.Is(WsmanNames.Wsman, "Event"))
            return ReadObject();
        CimObject? row = null;
        CimPath? path = null;
        if (cursor.Enter())
            while (cursor.NextChild())
                if (cursor.IsIn(WsmanNames.Addressing))
                    path = ReferenceReader.Read(cursor);
                else
                    row = ReadObject();
        return row is null || path is null ? row : new CimObject(row.ClassName, row.Properties, path);
    }

    /// <summary>A whole object, or the bare properties that a column list is answered with.</summary>
    private CimObject? ReadObject()
    {
        if (cursor.Is(WsmanNames.Wsman, "XmlFragment"))
            return ObjectReader.Read(cursor, string.Empty, properties);
        if (!cursor.IsIn(WsmanNames.Addressing) && !cursor.Is(WsmanNames.Wsman, "Heartbeat"))
            return ObjectReader.Read(cursor, cursor.Name, properties);
        cursor.Skip();
        return null;
    }
}
