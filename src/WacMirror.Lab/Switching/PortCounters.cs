namespace WacMirror.Lab.Switching;

/// <summary>Why a port did not take or give a frame; the names are those of Hyper-V's drop-reason counters.</summary>
public enum DropReason
{
    UnauthorizedVlan,
    FilteredVlan,
    InvalidVlanFormat,
    Disconnected,
    Resources,
}

/// <summary>One direction of a port.</summary>
public struct DirectionCounters
{
    public ulong Bytes;
    public ulong Directed;
    public ulong Multicast;
    public ulong Broadcast;
    public ulong Dropped;

    /// <summary>Every packet is of one of the three kinds, so none needs counting twice.</summary>
    public readonly ulong Packets => Directed + Multicast + Broadcast;

    internal void Count(int bytes, FrameKind kind)
    {
        Bytes += (ulong)bytes;
        if (kind == FrameKind.Directed)
            Directed++;
        else if (kind == FrameKind.Multicast)
            Multicast++;
        else
            Broadcast++;
    }
}

/// <summary>A port's cumulative counters. Incoming is towards the port's owner: what it received.</summary>
public sealed class PortCounters
{
    public DirectionCounters Received;
    public DirectionCounters Sent;

    /// <summary>By <see cref="DropReason"/>, frames that did not reach the owner.</summary>
    public readonly ulong[] DroppedIncoming = new ulong[Enum.GetValues<DropReason>().Length];

    /// <summary>By <see cref="DropReason"/>, frames of the owner that the switch refused.</summary>
    public readonly ulong[] DroppedOutgoing = new ulong[Enum.GetValues<DropReason>().Length];

    internal void RefuseReceived(DropReason reason)
    {
        Received.Dropped++;
        DroppedIncoming[(int)reason]++;
    }

    internal void RefuseSent(DropReason reason)
    {
        Sent.Dropped++;
        DroppedOutgoing[(int)reason]++;
    }
}
