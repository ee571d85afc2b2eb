using System.Text;
using System.Xml;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Sealing;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.Fuzz;

/// <summary>What the product reads of a node.</summary>
internal static class ClientTargets
{
    public static FuzzTarget Page { get; } = new("client-page", input => ReadBothWaysAsync(input, async cursor =>
    {
        var read = new StringBuilder();
        var page = new EnumerationPage(cursor, mayBeEmpty: input.Length % 2 == 0);
        var rows = new Queue<CimObject>();
        do
        {
            rows.Clear();
            await page.NextAsync(rows);
            foreach (var row in rows)
                Describe(read, row);
        }
        while (rows.Count > 0);
        return read.Append(page.Context).Append(page.IsLast).ToString();
    }));

    public static FuzzTarget Answer { get; } = new("client-answer", input => ReadBothWaysAsync(input, async cursor =>
    {
        var read = new StringBuilder();
        if (await EnvelopeReader.MoveToPayloadAsync(cursor))
            Describe(read, await ObjectReader.ReadAsync(cursor));
        await cursor.FinishAsync();
        return read.ToString();
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

    /// <summary>An answer that arrives in pieces is read as one that is there at once.</summary>
    private static async Task ReadBothWaysAsync(string input, Func<XmlCursor, Task<string>> read)
    {
        var octets = Encoding.UTF8.GetBytes(input);
        var whole = await ReadAsync(new MemoryStream(octets), read);
        var pieces = await ReadAsync(new PieceStream(octets, (octets.Length % 61) + 1), read);
        Assert.That(pieces, Is.EqualTo(whole));
    }

    /// <summary>The outcome in words. Only what <c>WsmanAnswer</c> makes an error of the node is one.</summary>
    private static async Task<string> ReadAsync(Stream content, Func<XmlCursor, Task<string>> read)
    {
        using var cursor = new XmlCursor(content);
        try
        {
            return await read(cursor);
        }
        catch (WsmanFaultException error)
        {
            return $"fault {error.Fault.Subcode} {string.Join(' ', error.Fault.Codes)} {error.Fault.Reason}";
        }
        catch (Exception error) when (error is XmlException or CimFormatException)
        {
            return "cannot be read";
        }
    }

    /// <summary>Gives some octets at a time, without waiting, so that reading stays on its thread.</summary>
    private sealed class PieceStream(byte[] content, int step) : AsyncOnlyStream
    {
        private int at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(step, buffer.Length), content.Length - at);
            content.AsMemory(at, count).CopyTo(buffer);
            at += count;
            return ValueTask.FromResult(count);
        }
    }

    private static void Describe(StringBuilder text, CimObject row)
    {
        text.Append(row.ClassName).Append(row.Path);
        foreach (var property in row.Properties)
        {
            text.Append(property.Name);
            foreach (var item in property.Value.AsItems)
                text.Append(item.AsText);
        }
    }
}
