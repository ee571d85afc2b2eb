using System.Runtime.CompilerServices;

namespace WacMirror.Lab.Captures.Reading;

/// <summary>Reads the older pcap format (draft-ietf-opsawg-pcap), with times in micro- or
/// nanoseconds.</summary>
internal static class PcapReader
{
    private const uint MicrosecondMagic = 0xA1B2C3D4;
    private const uint NanosecondMagic = 0xA1B23C4D;
    private const int HeaderRest = 20;
    private const int RecordHeaderLength = 16;
    private const ushort MajorVersion = 2;
    private const uint Ethernet = 1;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int NanosecondsPerMicrosecond = 1000;

    /// <summary>Whether the file's first four bytes are this format's, and in which form.</summary>
    public static bool TryRecognize(ReadOnlySpan<byte> magic, out ByteOrder order, out bool hasNanoseconds)
    {
        order = new(IsBig: true);
        if (order.U32(magic) is not (MicrosecondMagic or NanosecondMagic))
            order = new(IsBig: false);
        hasNanoseconds = order.U32(magic) == NanosecondMagic;
        return hasNanoseconds || order.U32(magic) == MicrosecondMagic;
    }

    /// <summary>Reads on behind the first four bytes.</summary>
    public static async IAsyncEnumerable<CaptureFrame> ReadAsync(
        CaptureSource source, ByteOrder order, bool hasNanoseconds, [EnumeratorCancellation] CancellationToken ct)
    {
        CheckHeader((await source.ReadAsync(HeaderRest, "the pcap header", ct)).Span, order);
        while (true)
        {
            var offset = source.Offset;
            if (await source.TryReadAsync(RecordHeaderLength, "a packet record's header", ct) is not { } header)
                yield break;
            var length = WireFrame.CheckLength(order.U32(header.Span[8..]), offset);
            var time = TimeOf(header.Span, order, hasNanoseconds, offset);
            var wire = await source.ReadAsync(length, "a packet record", ct);
            yield return WireFrame.Decode(wire.Span, offset) with { Nanoseconds = time };
        }
    }

    private static void CheckHeader(ReadOnlySpan<byte> rest, ByteOrder order)
    {
        const int VersionAt = 4;
        const int LinkTypeAt = 20;
        if (order.U16(rest) is var version and not MajorVersion)
            throw new CaptureFormatException(VersionAt, $"pcap version {version}; only {MajorVersion} is known.");
        if (order.U32(rest[(LinkTypeAt - VersionAt)..]) is var linkType and not Ethernet)
            throw new CaptureFormatException(LinkTypeAt, $"link type {linkType}; only Ethernet is read.");
    }

    private static long TimeOf(ReadOnlySpan<byte> header, ByteOrder order, bool hasNanoseconds, long offset)
    {
        var fraction = (long)order.U32(header[4..]) * (hasNanoseconds ? 1 : NanosecondsPerMicrosecond);
        if (fraction >= NanosecondsPerSecond)
            throw new CaptureFormatException(offset, "a time whose fraction is a second or more.");
        return (order.U32(header) * NanosecondsPerSecond) + fraction;
    }
}
