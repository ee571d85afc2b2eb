namespace WacMirror.Lab.Captures.Reading;

/// <summary>Cuts a pcapng file into blocks and follows its byte order from section to section.</summary>
internal sealed class PcapngBlockReader(CaptureSource source)
{
    /// <summary>Less could refuse a file with a long name-resolution block; more would let a damaged length
    /// take much memory.</summary>
    public const int MaxBlockLength = 16 * 1024 * 1024;

    private const int WordLength = 4;
    private ByteOrder order;

    /// <summary>Reads the file's first block behind its type, a section header.</summary>
    public ValueTask<PcapngBlock> ReadFirstAsync(CancellationToken ct) =>
        ReadSectionHeaderAsync(source.Offset - WordLength, ct);

    /// <summary>The next block, or null at the end of the file.</summary>
    public async ValueTask<PcapngBlock?> ReadNextAsync(CancellationToken ct)
    {
        var offset = source.Offset;
        if (await source.TryReadAsync(WordLength, "a block's type", ct) is not { } word)
            return null;
        // A section header's type reads the same in both orders, and the order may change with it.
        var type = order.U32(word.Span);
        if (type == Pcapng.SectionHeader)
            return await ReadSectionHeaderAsync(offset, ct);
        word = await source.ReadAsync(WordLength, "a block's length", ct);
        var length = CheckLength(order.U32(word.Span), offset);
        return await ReadRestAsync(type, length, length - Pcapng.BlockOverhead, offset, ct);
    }

    private async ValueTask<PcapngBlock> ReadSectionHeaderAsync(long offset, CancellationToken ct)
    {
        var start = (await source.ReadAsync(2 * WordLength, "a section header", ct)).ToArray();
        order = OrderOf(start.AsSpan(WordLength), offset);
        var length = CheckLength(order.U32(start), offset);
        if (length < Pcapng.BlockOverhead + WordLength)
            throw new CaptureFormatException(offset, $"a section header of {length} bytes, which is too short.");
        return await ReadRestAsync(
            Pcapng.SectionHeader, length, length - Pcapng.BlockOverhead - WordLength, offset, ct);
    }

    private async ValueTask<PcapngBlock> ReadRestAsync(
        uint type, int length, int bodyLength, long offset, CancellationToken ct)
    {
        var rest = await source.ReadAsync(bodyLength + WordLength, $"a block of type {type}", ct);
        var repeated = order.U32(rest.Span[bodyLength..]);
        if (repeated != length)
            throw new CaptureFormatException(
                offset, $"a block of type {type} begins with the length {length} and ends with {repeated}.");
        return new(type, order, rest[..bodyLength], offset);
    }

    private static ByteOrder OrderOf(ReadOnlySpan<byte> magic, long offset)
    {
        var big = new ByteOrder(IsBig: true);
        if (big.U32(magic) == Pcapng.ByteOrderMagic)
            return big;
        var little = new ByteOrder(IsBig: false);
        return little.U32(magic) == Pcapng.ByteOrderMagic
            ? little
            : throw new CaptureFormatException(offset, "a section header that does not tell its byte order.");
    }

    private static int CheckLength(uint length, long offset) =>
        length is >= Pcapng.BlockOverhead and <= MaxBlockLength && length % WordLength == 0
            ? (int)length
            : throw new CaptureFormatException(
                offset,
                $"a block of {length} bytes; {Pcapng.BlockOverhead} to {MaxBlockLength} in fours are allowed.");
}
