using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests;

/// <summary>Keeps copies of what passes at a port.</summary>
internal sealed class TapLog : PortTap
{
    public List<byte[]> Sent { get; } = [];

    public List<byte[]> Received { get; } = [];

    public override void OnFrame(FrameDirection direction, Frame frame, ushort tci) =>
        (direction == FrameDirection.Sent ? Sent : Received).Add(frame.Bytes.ToArray());

    public int CountSent(EtherType type) => Sent.Count(frame => frame.IsA(type));

    public int CountReceived(EtherType type) => Received.Count(frame => frame.IsA(type));
}
