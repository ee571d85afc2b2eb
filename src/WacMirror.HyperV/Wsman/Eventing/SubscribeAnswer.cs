using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman.Eventing;

/// <summary>What a node says to a subscription it took.</summary>
/// <param name="Context">What the first Pull names.</param>
/// <param name="Identifier">What Unsubscribe names; null where the node gave none.</param>
internal sealed record SubscribeAnswer(string Context, string? Identifier)
{
    /// <summary>Reads the body's payload.</summary>
    /// <exception cref="CimFormatException">It is no such answer.</exception>
    public static async Task<SubscribeAnswer> ReadAsync(XmlCursor cursor)
    {
        if (!cursor.Is(WsmanNames.Eventing, "SubscribeResponse"))
            throw new CimFormatException($"The answer to a subscription begins with {cursor.Name}.");
        string? context = null;
        string? identifier = null;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.Is(WsmanNames.Enumeration, "EnumerationContext"))
                    context = (await cursor.TextAsync()).Trim();
                else if (cursor.Is(WsmanNames.Eventing, "SubscriptionManager"))
                    identifier = await FindIdentifierAsync(cursor);
                else
                    await cursor.SkipAsync();
        return string.IsNullOrEmpty(context)
            ? throw new CimFormatException("The answer to a subscription does not say how to ask for events.")
            : new SubscribeAnswer(context, identifier);
    }

    /// <summary>Among the reference's parameters, or its properties, as an older draft of WS-Addressing and some
    /// versions of Windows call them.</summary>
    private static async Task<string?> FindIdentifierAsync(XmlCursor cursor)
    {
        string? found = null;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                found = cursor.Is(WsmanNames.Eventing, "Identifier")
                    ? (await cursor.TextAsync()).Trim()
                    : await FindIdentifierAsync(cursor) ?? found;
        return found;
    }
}
