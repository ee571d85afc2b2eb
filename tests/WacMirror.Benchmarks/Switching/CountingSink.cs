using WacMirror.Lab.Switching;

namespace WacMirror.Benchmarks.Switching;

/// <summary>Counts what it is given and looks at the frame's first bytes, as any receiver must.</summary>
internal sealed class CountingSink : FrameSink
{
    public long Frames { get; private set; }

    public long Check { get; private set; }

    public override void Receive(Frame frame, ushort tci)
    {
        Frames++;
        Check += frame.Bytes[5] + frame.Length;
    }
}
