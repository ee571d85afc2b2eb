namespace WacMirror.Lab.Captures.Reading;

/// <summary>A stream that knows how far it was read, and that trusts no length it was told: memory is taken
/// as bytes arrive, not as a header promises.</summary>
internal sealed class CaptureSource(Stream stream)
{
    private const int FirstStep = 64 * 1024;

    private byte[] buffer = new byte[FirstStep];

    /// <summary>Bytes read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Reads that many bytes, valid until the next call; nothing at the end of the stream.</summary>
    /// <exception cref="CaptureFormatException">The stream ends within them.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(int count, string what, CancellationToken ct)
    {
        var start = Offset;
        var filled = 0;
        while (filled < count)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * filled, count));
            var room = Math.Min(count, buffer.Length) - filled;
            var read = await stream.ReadAsync(buffer.AsMemory(filled, room), ct);
            if (read == 0 && filled == 0)
                return null;
            if (read == 0)
                throw new CaptureFormatException(
                    start, $"{what} needs {count} bytes, but the file ends after {filled}.");
            filled += read;
            Offset += read;
        }

        return buffer.AsMemory(0, count);
    }

    /// <summary>Reads that many bytes, valid until the next call.</summary>
    /// <exception cref="CaptureFormatException">The stream ends before or within them.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int count, string what, CancellationToken ct)
    {
        if (count == 0)
            return default;
        return await TryReadAsync(count, what, ct)
            ?? throw new CaptureFormatException(Offset, $"{what} needs {count} bytes, but the file ends here.");
    }
}
