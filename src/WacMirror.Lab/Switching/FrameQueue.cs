namespace WacMirror.Lab.Switching;

/// <summary>A frame on its way from a port into that port's switch.</summary>
internal readonly struct QueuedFrame(SwitchPort port, Frame frame, ushort tci)
{
    public readonly SwitchPort Port = port;
    public readonly Frame Frame = frame;
    public readonly ushort Tci = tci;
}

/// <summary>Frames in the order they were sent: a ring that grows and is then reused.</summary>
internal sealed class FrameQueue
{
    /// <summary>Lower would drop bursts that the thread soon works off; higher would let a broadcast storm take
    /// gigabytes before anybody sees a drop.</summary>
    public const int MaxLength = 1 << 18;

    private QueuedFrame[] ring = new QueuedFrame[1024];
    private int head;

    public int Count { get; private set; }

    /// <summary>False when the queue is as long as it may get.</summary>
    public bool TryEnqueue(SwitchPort port, Frame frame, ushort tci)
    {
        if (Count == ring.Length && !TryGrow())
            return false;
        ring[(head + Count++) & (ring.Length - 1)] = new(port, frame, tci);
        return true;
    }

    /// <summary>The frame that is next. Its place may move when another is added.</summary>
    public ref readonly QueuedFrame First => ref ring[head & (ring.Length - 1)];

    public void RemoveFirst()
    {
        head++;
        Count--;
    }

    private bool TryGrow()
    {
        if (ring.Length == MaxLength)
            return false;
        var longer = new QueuedFrame[ring.Length * 2];
        for (var i = 0; i < Count; i++)
            longer[i] = ring[(head + i) & (ring.Length - 1)];
        ring = longer;
        head = 0;
        return true;
    }
}
