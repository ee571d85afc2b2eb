namespace WacMirror.Tests.Lab.Captures;

/// <summary>Gives one byte a read, as a slow connection may.</summary>
internal sealed class TrickleStream(byte[] content) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
}
