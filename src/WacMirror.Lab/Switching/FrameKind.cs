using System.Buffers.Binary;

namespace WacMirror.Lab.Switching;

/// <summary>How a frame is addressed, as the counters tell it apart.</summary>
internal enum FrameKind
{
    Directed,
    Multicast,
    Broadcast,
}

/// <summary>A frame's addresses, read once. A MAC is six bytes in the low bits, first byte lowest.</summary>
internal readonly struct FrameAddresses
{
    private const ulong MacMask = 0xFFFF_FFFF_FFFF;

    public FrameAddresses(ReadOnlySpan<byte> frame)
    {
        To = BinaryPrimitives.ReadUInt64LittleEndian(frame) & MacMask;
        From = BinaryPrimitives.ReadUInt64LittleEndian(frame[6..]) & MacMask;
    }

    public ulong To { get; }

    public ulong From { get; }

    public FrameKind Kind => (To & 1) == 0 ? FrameKind.Directed
        : To == MacMask ? FrameKind.Broadcast : FrameKind.Multicast;

    /// <summary>Whether the sender's address can stand for one station.</summary>
    public bool HasSender => (From & 1) == 0 && From != 0;
}
