namespace WacMirror.Lab.Switching;

/// <summary>Keeps frames for reuse, so that switching allocates nothing. One per fabric, on its thread only.</summary>
public sealed class FramePool
{
    /// <summary>The longest frame: a jumbo payload and its header.</summary>
    public const int MaxFrameLength = 9216;

    private const int SmallCapacity = 1536;
    private readonly Stack<Frame> small = new();
    private readonly Stack<Frame> large = new();

    /// <summary>Frames that somebody holds now.</summary>
    public int Outstanding { get; private set; }

    /// <summary>A frame of that many bytes, content undefined, held once by the caller.</summary>
    public Frame Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxFrameLength);
        Outstanding++;
        var isSmall = length <= SmallCapacity;
        if (!(isSmall ? small : large).TryPop(out var frame))
            frame = new Frame(this, isSmall ? SmallCapacity : MaxFrameLength);
        frame.Begin(length);
        return frame;
    }

    internal void Return(Frame frame)
    {
        Outstanding--;
        (frame.Capacity == SmallCapacity ? small : large).Push(frame);
    }
}
