namespace WacMirror.Lab.Switching;

/// <summary>Keeps frames for reuse, so that switching allocates nothing. One per fabric, on its thread
/// only.</summary>
public sealed class FramePool
{
    /// <summary>The longest frame: a jumbo payload and its header.</summary>
    public const int MaxFrameLength = 9216;

    private const int SmallCapacity = 1536;
    private readonly Shelf small = new(SmallCapacity);
    private readonly Shelf large = new(MaxFrameLength);

    /// <summary>Frames that somebody holds now.</summary>
    public int Outstanding => small.Outstanding + large.Outstanding;

    /// <summary>A frame of that many bytes, content undefined, held once by the caller.</summary>
    public Frame Rent(int length)
    {
        if ((uint)length > MaxFrameLength)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"0 to {MaxFrameLength} expected.");
        var frame = (length <= SmallCapacity ? small : large).Take(this);
        frame.Begin(length);
        return frame;
    }

    internal void Return(Frame frame) => (frame.Capacity == SmallCapacity ? small : large).Put(frame);

    /// <summary>Frames of one size; the one used last goes out first, while its bytes are still in the
    /// cache.</summary>
    private sealed class Shelf(int capacity)
    {
        private Frame[] idle = new Frame[256];
        private int count;
        private int made;

        public int Outstanding => made - count;

        public Frame Take(FramePool pool)
        {
            if (count > 0)
                return idle[--count];
            made++;
            return new Frame(pool, capacity);
        }

        public void Put(Frame frame)
        {
            if (count == idle.Length)
                Array.Resize(ref idle, count * 2);
            // The frame taken from here often comes back here; not storing it again spares the collector's barrier.
            if (idle[count] != frame)
                idle[count] = frame;
            count++;
        }
    }
}
