namespace WacMirror.Lab.Captures.Reading;

/// <summary>How an interface counts time: units a second, and seconds to add.</summary>
internal readonly record struct TimeScale(ulong UnitsPerSecond, long OffsetSeconds)
{
    private const ulong Microseconds = 1_000_000;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const byte BinaryBit = 0x80;
    private const int MaxDecimalExponent = 19;
    private const int MaxBinaryExponent = 63;

    public static TimeScale Parse(in PcapngBlock block, int optionsAt)
    {
        var resolution = block.FindOption(optionsAt, Pcapng.InterfaceResolution, sizeof(byte));
        var offset = block.FindOption(optionsAt, Pcapng.InterfaceOffset, sizeof(long));
        return new(
            resolution.IsEmpty ? Microseconds : UnitsOf(resolution[0], block.Offset),
            offset.IsEmpty ? 0 : (long)block.Order.U64(offset));
    }

    /// <summary>A time of the file in nanoseconds since 1970 UTC.</summary>
    public long ToNanoseconds(ulong units, long offset)
    {
        var nanoseconds = ((Int128)units * NanosecondsPerSecond / UnitsPerSecond)
            + ((Int128)OffsetSeconds * NanosecondsPerSecond);
        return nanoseconds >= 0 && nanoseconds <= long.MaxValue
            ? (long)nanoseconds
            : throw new CaptureFormatException(offset, "a time before 1970 or after 2262.");
    }

    private static ulong UnitsOf(byte resolution, long offset)
    {
        var exponent = resolution & ~BinaryBit;
        var isBinary = (resolution & BinaryBit) != 0;
        if (exponent > (isBinary ? MaxBinaryExponent : MaxDecimalExponent))
            throw new CaptureFormatException(
                offset, $"times in units of {(isBinary ? 2 : 10)}^-{exponent} seconds, too small to read.");
        if (isBinary)
            return 1UL << exponent;
        var units = 1UL;
        for (; exponent > 0; exponent--)
            units *= 10;
        return units;
    }
}
