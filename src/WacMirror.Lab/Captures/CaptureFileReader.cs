using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using WacMirror.Lab.Captures.Reading;

namespace WacMirror.Lab.Captures;

/// <summary>Reads the Ethernet frames of capture files, pcap and pcapng in either byte order.</summary>
public static class CaptureFileReader
{
    private const int MagicLength = 4;

    /// <summary>Reads frame by frame; what is kept in memory is bounded, whatever the file claims.</summary>
    /// <exception cref="CaptureFormatException">The file is no capture, is damaged or cut off, or holds what
    /// is not Ethernet or too long.</exception>
    public static async IAsyncEnumerable<CaptureFrame> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        var source = new CaptureSource(stream);
        var magic = await source.ReadAsync(MagicLength, "a capture's magic number", ct);
        await foreach (var frame in Open(source, magic, ct))
            yield return frame;
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="maxBytes">What its frames may add up to.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">As <see cref="ReadAsync"/>, or the frames add up to
    /// more.</exception>
    public static async Task<IReadOnlyList<CaptureFrame>> ReadAllAsync(
        Stream stream, long maxBytes, CancellationToken ct)
    {
        var frames = new List<CaptureFrame>();
        var bytes = 0L;
        await foreach (var frame in ReadAsync(stream, ct))
        {
            bytes += frame.Bytes.Length;
            if (bytes > maxBytes)
                throw new CaptureFormatException(0, $"frames of more than {maxBytes} bytes in all.");
            frames.Add(frame);
        }

        return frames;
    }

    private static IAsyncEnumerable<CaptureFrame> Open(
        CaptureSource source, ReadOnlyMemory<byte> magic, CancellationToken ct)
    {
        if (PcapReader.TryRecognize(magic.Span, out var order, out var hasNanoseconds))
            return PcapReader.ReadAsync(source, order, hasNanoseconds, ct);
        var first = BinaryPrimitives.ReadUInt32BigEndian(magic.Span);
        return first == Pcapng.SectionHeader
            ? new PcapngReader(source).ReadAsync(ct)
            : throw new CaptureFormatException(0, $"0x{first:X8} begins neither a pcap nor a pcapng file.");
    }
}
