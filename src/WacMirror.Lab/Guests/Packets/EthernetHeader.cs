using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

/// <summary>The first fourteen bytes of an untagged frame.</summary>
public readonly record struct EthernetHeader(MacAddress Destination, MacAddress Source, EtherType Type)
{
    public const int Length = 14;

    /// <summary>The shortest frame on a wire, without its check sequence; shorter content is padded with
    /// zeros.</summary>
    public const int MinFrameLength = 60;

    private const int SourceAt = MacAddress.Length;
    private const int TypeAt = 2 * MacAddress.Length;

    public static bool TryParse(ReadOnlySpan<byte> frame, out EthernetHeader header)
    {
        header = default;
        if (frame.Length < Length)
            return false;
        header = new(
            MacAddress.Read(frame),
            MacAddress.Read(frame[SourceAt..]),
            (EtherType)BinaryPrimitives.ReadUInt16BigEndian(frame[TypeAt..]));
        return true;
    }

    public void Write(Span<byte> frame)
    {
        Destination.Write(frame);
        Source.Write(frame[SourceAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[TypeAt..], (ushort)Type);
    }
}
