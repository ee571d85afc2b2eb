using WacMirror.Lab.Captures.Writing;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures;

/// <summary>Copies the frames of a port into a capture session, as one interface of its file. It may be moved
/// from port to port while the session runs, as when its machine moves.</summary>
public sealed class CaptureTap : PortTap
{
    private readonly CaptureSession session;
    private long received;
    private long dropped;

    internal CaptureTap(CaptureSession session, int number, string name)
    {
        this.session = session;
        Number = number;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Frames that passed while the session took them. Any thread.</summary>
    public long Received => Volatile.Read(ref received);

    /// <summary>Those of them that found the session's queue full. Any thread.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    internal int Number { get; }

    public override void OnFrame(FrameDirection direction, Frame frame, ushort tci)
    {
        if (session.HasEnded)
            return;
        var copy = CapturedFrame.Copy(Number, session.Now, direction, tci, frame.Bytes);
        if (session.TryAdd(copy))
        {
            Volatile.Write(ref received, received + 1);
            return;
        }

        copy.Return();
        // A queue that closed between the question and the attempt refuses too, and then nothing was lost.
        if (session.HasEnded)
            return;
        Volatile.Write(ref received, received + 1);
        Volatile.Write(ref dropped, dropped + 1);
    }
}
