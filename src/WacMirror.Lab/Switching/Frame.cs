namespace WacMirror.Lab.Switching;

/// <summary>
/// An Ethernet frame in flight, without its 802.1Q tag, which travels beside it. Pooled and reference-counted, so
/// that a mirror copy costs a count and not the bytes. Owned by one fabric's thread; the count is not atomic.
/// </summary>
public sealed class Frame
{
    /// <summary>Destination, source and type.</summary>
    public const int HeaderLength = 14;

    private readonly FramePool pool;
    private readonly byte[] buffer;
    private int references;

    internal Frame(FramePool pool, int capacity)
    {
        this.pool = pool;
        buffer = new byte[capacity];
    }

    /// <summary>The bytes from destination address to the end of the payload, without check sequence.</summary>
    public Span<byte> Bytes => buffer.AsSpan(0, Length);

    public int Length { get; private set; }

    public void Retain() => references++;

    /// <exception cref="InvalidOperationException">Nobody holds the frame: somebody released it twice.</exception>
    public void Release()
    {
        if (--references > 0)
            return;
        if (references < 0)
            throw new InvalidOperationException("A frame was released more often than it was held.");
        pool.Return(this);
    }

    /// <summary>Makes the frame shorter, where its length is known only once it is filled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frame is not that long.</exception>
    internal void Trim(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length, nameof(length));
        Length = length;
    }

    internal bool IsHeld => references > 0;

    internal int Capacity => buffer.Length;

    internal void Begin(int length)
    {
        Length = length;
        references = 1;
    }
}
