namespace WacMirror.Lab.Switching;

/// <summary>Takes queued frames through their switches. A frame on which something fails is reported and the next one
/// goes on.</summary>
internal sealed class FrameMover(Action<Exception> report)
{
    private int left;

    public FrameQueue Queue { get; } = new();

    /// <summary>Moves the frames that are queued now; what they cause comes with the next call.</summary>
    public void Move(int now)
    {
        left = Queue.Count;
        while (left > 0)
        {
            try
            {
                MoveLeft(now);
            }
            catch (Exception exception)
            {
                var culprit = Queue.First.Frame;
                if (culprit.IsHeld)
                    culprit.Release();
                Queue.RemoveFirst();
                left--;
                report(exception);
            }
        }
    }

    /// <summary>Releases what is queued.</summary>
    public void Drop()
    {
        for (; Queue.Count > 0; Queue.RemoveFirst())
            Queue.First.Frame.Release();
    }

    // Apart from the handler, because within one the compiler keeps every variable in memory.
    private void MoveLeft(int now)
    {
        for (; left > 0; left--)
        {
            ref readonly var first = ref Queue.First;
            var frame = first.Frame;
            first.Port.Forwarding.Forward(first.Port, frame, first.Tci, now);
            frame.Release();
            Queue.RemoveFirst();
        }
    }
}
