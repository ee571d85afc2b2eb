namespace WacMirror.Lab.Captures.Reading;

/// <summary>A pcapng block's type, body and place in the file. The body is lent until the next is
/// read.</summary>
internal readonly record struct PcapngBlock(uint Type, ByteOrder Order, ReadOnlyMemory<byte> Body, long Offset)
{
    public ushort U16(int at) => Order.U16(Slice(at, sizeof(ushort)));

    public uint U32(int at) => Order.U32(Slice(at, sizeof(uint)));

    /// <summary>A time as pcapng has it: the upper half first, whatever the byte order.</summary>
    public ulong Time(int at) => ((ulong)U32(at) << 32) | U32(at + sizeof(uint));

    /// <exception cref="CaptureFormatException">The body is too short.</exception>
    public ReadOnlySpan<byte> Slice(int at, int length) =>
        length <= Body.Length - at
            ? Body.Span.Slice(at, length)
            : throw new CaptureFormatException(
                Offset, $"a block of type {Type} whose body of {Body.Length} bytes is cut short.");

    /// <summary>Finds an option's value; nothing when it is absent. Those of <paramref name="length"/> other
    /// than 0 must have that length.</summary>
    public ReadOnlySpan<byte> FindOption(int optionsAt, ushort wanted, int length = 0)
    {
        const int HeaderLength = 4;
        for (var at = optionsAt; at < Body.Length;)
        {
            var code = U16(at);
            var valueLength = U16(at + sizeof(ushort));
            if (code == Pcapng.EndOfOptions)
                return default;
            var value = Slice(at + HeaderLength, valueLength);
            if (code == wanted && length != 0 && length != valueLength)
                throw new CaptureFormatException(
                    Offset, $"option {code} of a block of type {Type} has {valueLength} bytes, not {length}.");
            if (code == wanted)
                return value;
            at += HeaderLength + Pcapng.Pad(valueLength);
        }

        return default;
    }
}
