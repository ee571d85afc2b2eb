using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests;

/// <summary>Keeps copies of the frames that arrive, and can send.</summary>
internal sealed class FrameLog : FrameSink
{
    public SwitchPort? Port { get; set; }

    public List<byte[]> Frames { get; } = [];

    public override void Receive(Frame frame, ushort tci) => Frames.Add(frame.Bytes.ToArray());

    public void Send(ReadOnlySpan<byte> bytes, ushort tci = 0)
    {
        var frame = Port!.Switch.Fabric.Pool.Rent(bytes.Length);
        bytes.CopyTo(frame.Bytes);
        Port.Send(frame, tci);
        Port.Switch.Fabric.RunUntilIdle();
    }

    public int Count(EtherType type) => Frames.Count(frame => frame.IsA(type));
}
