using System.Runtime.Versioning;
using WacMirror.Lab.Guests.Tap;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A guest that is a TAP device in a network namespace.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TapStation(TapNic nic, TapDevice device) : Station
{
    public override FrameSink Sink => nic;

    public override void Attach(SwitchPort port) => nic.Attach(port);

    public override void Detach() => nic.Detach();

    public override ValueTask DisposeAsync()
    {
        device.Dispose();
        return ValueTask.CompletedTask;
    }
}
