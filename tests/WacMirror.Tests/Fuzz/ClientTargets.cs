using System.Text;
using System.Xml;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Sealing;

namespace WacMirror.Tests.Fuzz;

/// <summary>What the product reads of a node.</summary>
internal static class ClientTargets
{
    public static FuzzTarget Page { get; } = new("client-page", input => ReadAsync(input, async cursor =>
    {
        var page = new EnumerationPage(cursor, mayBeEmpty: input.Length % 2 == 0);
        while (await page.NextAsync() is not null)
        {
        }
    }));

    public static FuzzTarget Answer { get; } = new("client-answer", input => ReadAsync(input, async cursor =>
    {
        if (await EnvelopeReader.MoveToPayloadAsync(cursor))
            await ObjectReader.ReadAsync(cursor);
        await cursor.FinishAsync();
    }));

    public static FuzzTarget Sealed { get; } = new("sealed", input =>
    {
        try
        {
            SealedBody.Read(Encoding.Latin1.GetBytes(input), SealedBody.ContentType);
        }
        catch (CimFormatException)
        {
            return Task.CompletedTask;
        }
        return Task.CompletedTask;
    });

    /// <summary>What <c>WsmanAnswer</c> turns into errors of the node, and nothing else.</summary>
    private static async Task ReadAsync(string input, Func<XmlCursor, Task> read)
    {
        using var cursor = new XmlCursor(new MemoryStream(Encoding.UTF8.GetBytes(input)));
        try
        {
            await read(cursor);
        }
        catch (Exception error) when (error is XmlException or CimFormatException or WsmanFaultException)
        {
            return;
        }
    }
}
