using System.Buffers.Binary;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Guests.Packets;

/// <summary>The four bytes that stand between the addresses and the type of a tagged frame.</summary>
public static class VlanTag
{
    public const int Length = 4;

    /// <summary>Where the tag stands in a frame.</summary>
    public const int Offset = 2 * MacAddress.Length;

    private const ushort IdMask = 0x0FFF;

    /// <summary>Whether the tag names a VLAN; one that carries a priority only does not.</summary>
    public static bool NamesVlan(ushort tci) => (tci & IdMask) != 0;

    /// <summary>Writes a frame with its tag to the target and gives the length.</summary>
    public static int Insert(ReadOnlySpan<byte> frame, ushort tci, Span<byte> target)
    {
        frame[..Offset].CopyTo(target);
        Write(target[Offset..], tci);
        frame[Offset..].CopyTo(target[(Offset + Length)..]);
        return frame.Length + Length;
    }

    /// <summary>Takes the outer tag out of a frame; 0 when there is none.</summary>
    public static ushort Remove(Frame frame)
    {
        var bytes = frame.Bytes;
        if (!TryParse(bytes, out var tci))
            return 0;
        bytes[(Offset + Length)..].CopyTo(bytes[Offset..]);
        frame.Trim(bytes.Length - Length);
        return tci;
    }

    public static void Write(Span<byte> target, ushort tci)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)EtherType.VlanTag);
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], tci);
    }

    /// <summary>Finds the tag of a frame as it stands on the wire.</summary>
    public static bool TryParse(ReadOnlySpan<byte> wire, out ushort tci)
    {
        tci = 0;
        if (wire.Length < EthernetHeader.Length + Length
            || BinaryPrimitives.ReadUInt16BigEndian(wire[Offset..]) != (ushort)EtherType.VlanTag)
            return false;
        tci = BinaryPrimitives.ReadUInt16BigEndian(wire[(Offset + 2)..]);
        return true;
    }
}
