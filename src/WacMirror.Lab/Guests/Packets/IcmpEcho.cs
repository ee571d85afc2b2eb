using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

public enum IcmpType : byte
{
    EchoReply = 0,
    EchoRequest = 8,
}

/// <summary>An ICMP echo request or reply; other messages do not parse.</summary>
public readonly record struct IcmpEcho(IcmpType Type, ushort Identifier, ushort Sequence)
{
    public const int HeaderLength = 8;

    private const int CodeAt = 1;
    private const int ChecksumAt = 2;
    private const int IdentifierAt = 4;
    private const int SequenceAt = 6;

    public static bool TryParse(ReadOnlySpan<byte> message, out IcmpEcho echo, out ReadOnlySpan<byte> data)
    {
        echo = default;
        data = default;
        if (message.Length < HeaderLength || InternetChecksum.Of(message) != 0
            || (IcmpType)message[0] is not (IcmpType.EchoRequest or IcmpType.EchoReply) || message[CodeAt] != 0)
            return false;
        echo = new(
            (IcmpType)message[0],
            BinaryPrimitives.ReadUInt16BigEndian(message[IdentifierAt..]),
            BinaryPrimitives.ReadUInt16BigEndian(message[SequenceAt..]));
        data = message[HeaderLength..];
        return true;
    }

    /// <summary>Writes the header and the checksum over it and the data, which already stands behind
    /// it.</summary>
    public void Write(Span<byte> message)
    {
        message[..HeaderLength].Clear();
        message[0] = (byte)Type;
        BinaryPrimitives.WriteUInt16BigEndian(message[IdentifierAt..], Identifier);
        BinaryPrimitives.WriteUInt16BigEndian(message[SequenceAt..], Sequence);
        BinaryPrimitives.WriteUInt16BigEndian(message[ChecksumAt..], InternetChecksum.Of(message));
    }
}
