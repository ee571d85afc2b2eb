using System.Buffers;
using System.Text;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// An answer between the network, which is waited for, and an XML reader, which never waits: what has arrived is handed
/// on up to the end of the last complete tag. Holds what was not yet read, which is little more than the longest
/// element that is read as a whole. One caller at a time.
/// </summary>
internal sealed class ArrivingXml(Stream content) : Stream
{
    /// <summary>Less, and each of many small reads costs a turn of the network; more, and a query keeps memory that
    /// it does not need, times the queries at once.</summary>
    private const int Window = 32 * 1024;

    /// <summary>What an XML reader looks at to know the encoding, before anything else.</summary>
    private const int Preamble = 4;

    private readonly TagScanner scanner = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Window);
    private Utf16? utf16;
    private bool isBegun;
    private int taken;
    private int ready;
    private int scanned;
    private int filled;

    /// <summary>UTF-16 where the first octets show it; null leaves it to a declaration, or to UTF-8.</summary>
    public Encoding? Encoding => utf16?.Encoding;

    /// <summary>Complete tags that have arrived.</summary>
    public int Tags => scanner.Tags;

    /// <summary>Whether nothing follows. All that is there may be read then, whether it makes sense or not.</summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the element at this depth whose start was this tag has arrived as a whole.</summary>
    public bool IsClosed(int depth, int tag) => scanner.IsClosed(depth, tag);

    /// <summary>Waits for at least one more complete tag, or the end.</summary>
    public async ValueTask FillAsync()
    {
        var known = Tags;
        while (!HasEnded && (Tags == known || (!isBegun && ready < Preamble)))
        {
            MakeRoom();
            var count = await content.ReadAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
            filled += count;
            HasEnded = count == 0;
            if (HasEnded)
                ready = filled;
            else
                Scan();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        isBegun = true;
        var count = Math.Min(ready - taken, buffer.Length);
        // The reader wants more than the tags it was told of: what it reads has another form than it should.
        if (count == 0 && !HasEnded)
            throw new CimFormatException("It is not well-formed XML.");
        this.buffer.AsSpan(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            HasEnded = true;
            taken = ready = 0;
        }
        base.Dispose(disposing);
    }

    private void Scan()
    {
        if (scanned == 0 && !isBegun && filled >= Utf16.MarkLength)
            utf16 ??= Utf16.Of(buffer);
        var fresh = buffer.AsSpan(scanned, filled - scanned);
        var end = 0;
        if (utf16 is { } wide)
        {
            (end, var seen) = wide.Scan(scanner, fresh);
            fresh = fresh[..seen];
        }
        else if (filled >= Utf16.MarkLength)
            end = scanner.Scan(fresh);
        else
            return;
        if (end > 0)
            ready = scanned + end;
        scanned += fresh.Length;
    }

    private void MakeRoom()
    {
        if (taken > 0)
        {
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
            scanned -= taken;
            ready -= taken;
            taken = 0;
        }
        if (filled < buffer.Length)
            return;
        if (filled >= WsmanLimits.AnswerBytes)
            throw new CimFormatException($"An element of it is longer than {WsmanLimits.AnswerBytes} bytes.");
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
