using System.Buffers;
using System.Text;

namespace WacMirror.HyperV.Wsman;

/// <summary>UTF-16 as the tag scanner can take it: one byte a unit. Only ASCII means anything to it.</summary>
internal readonly struct Utf16
{
    /// <summary>What tells the encoding: a byte order mark, or the zero beside the first character.</summary>
    public const int MarkLength = 2;

    private const byte Other = (byte)'x';

    private readonly int high;

    private Utf16(int high) => this.high = high;

    /// <summary>The form that the first two bytes show; null for anything that has ASCII as single bytes.</summary>
    public static Utf16? Of(ReadOnlySpan<byte> bytes) => (bytes[0], bytes[1]) switch
    {
        (0xFF, 0xFE) or ((byte)'<', 0) => new Utf16(high: 1),
        (0xFE, 0xFF) or (0, (byte)'<') => new Utf16(high: 0),
        _ => null,
    };

    public Encoding Encoding => high == 1 ? Encoding.Unicode : Encoding.BigEndianUnicode;

    /// <summary>Scans whole units; the answer is in bytes: up to the end of the last complete tag, and how far it
    /// looked.</summary>
    public (int End, int Seen) Scan(TagScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var units = ArrayPool<byte>.Shared.Rent(bytes.Length / 2);
        var count = bytes.Length / 2;
        for (var unit = 0; unit < count; unit++)
            units[unit] = bytes[(unit * 2) + high] == 0 ? bytes[(unit * 2) + 1 - high] : Other;
        var end = scanner.Scan(units.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(units);
        return (end * 2, count * 2);
    }
}
