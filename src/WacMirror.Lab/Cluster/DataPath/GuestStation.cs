using WacMirror.Lab.Guests;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A guest inside this process.</summary>
internal sealed class GuestStation(GuestNic guest) : Station
{
    public override FrameSink Sink => guest;

    public override GuestNic Guest => guest;

    public override void Attach(SwitchPort port) => guest.Attach(port);

    public override void Detach() => guest.Detach();
}
