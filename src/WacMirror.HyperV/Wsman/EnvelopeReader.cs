using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Finds the payload of an envelope.</summary>
internal static class EnvelopeReader
{
    /// <summary>Moves to the body's first element; false when the body is empty.</summary>
    /// <exception cref="WsmanFaultException">The payload is a fault.</exception>
    /// <exception cref="CimFormatException">It is no SOAP 1.2 envelope.</exception>
    public static async Task<bool> MoveToPayloadAsync(XmlCursor cursor)
    {
        await cursor.MoveToRootAsync();
        if (!cursor.Is(WsmanNames.Soap, "Envelope"))
            throw new CimFormatException($"The answer is no SOAP 1.2 envelope; it begins with {cursor.Name}.");
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
            {
                if (cursor.Is(WsmanNames.Soap, "Body"))
                    return await EnterBodyAsync(cursor);
                await cursor.SkipAsync();
            }
        throw new CimFormatException("The envelope has no body.");
    }

    private static async Task<bool> EnterBodyAsync(XmlCursor cursor)
    {
        if (!await cursor.EnterAsync() || !await cursor.NextChildAsync())
            return false;
        if (cursor.Is(WsmanNames.Soap, "Fault"))
            throw new WsmanFaultException(await FaultReader.ReadAsync(cursor));
        return true;
    }
}
