using System.Buffers.Binary;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>The 802.1Q tag where it stands on a wire: between the addresses and the type.</summary>
internal static class WireTag
{
    public const int Offset = 12;
    public const int Length = 4;
    private const ushort Type = 0x8100;

    /// <summary>Writes the frame with its tag to the target and gives the length.</summary>
    public static int Insert(ReadOnlySpan<byte> frame, ushort tci, Span<byte> target)
    {
        frame[..Offset].CopyTo(target);
        BinaryPrimitives.WriteUInt16BigEndian(target[Offset..], Type);
        BinaryPrimitives.WriteUInt16BigEndian(target[(Offset + 2)..], tci);
        frame[Offset..].CopyTo(target[(Offset + Length)..]);
        return frame.Length + Length;
    }

    /// <summary>Takes the outer tag out of a frame; 0 when there is none.</summary>
    public static ushort Remove(Frame frame)
    {
        var bytes = frame.Bytes;
        if (bytes.Length < Frame.HeaderLength + Length
            || BinaryPrimitives.ReadUInt16BigEndian(bytes[Offset..]) != Type)
            return 0;
        var tci = BinaryPrimitives.ReadUInt16BigEndian(bytes[(Offset + 2)..]);
        bytes[(Offset + Length)..].CopyTo(bytes[Offset..]);
        frame.Trim(bytes.Length - Length);
        return tci;
    }
}
