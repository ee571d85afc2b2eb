using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>The bytes of an answer: only read asynchronously, only while the caller waits, and only so many.</summary>
internal sealed class AnswerStream(WsmanReply reply, CancellationToken cancellationToken) : Stream
{
    private Stream? content;
    private long total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>An XML reader hands over no token; the one of the call stands in for it.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ignored = default)
    {
        content ??= await reply.OpenAsync(cancellationToken);
        var count = await content.ReadAsync(buffer, cancellationToken);
        total += count;
        return total <= WsmanLimits.AnswerBytes
            ? count
            : throw new CimFormatException($"It is longer than {WsmanLimits.AnswerBytes} bytes.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken ignored) =>
        ReadAsync(buffer.AsMemory(offset, count), ignored).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
