using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A port without frames: its own traffic by a curve, and the copies it was given so far.</summary>
internal sealed class ModelPort(TrafficCurve curve, PortSettings settings, SwitchBehavior behavior)
{
    public PortSettings Settings { get; set; } = settings;

    /// <summary>Everything the port sent and received, without copies, when copies were last dealt out.</summary>
    public DirectionCounters Dealt { get; set; }

    public DirectionCounters Copies { get; private set; }

    public DirectionCounters TotalAt(TimeSpan age) => CounterSums.Add(curve.ReceivedAt(age), curve.SentAt(age));

    public void Take(DirectionCounters copies) => Copies = CounterSums.Add(Copies, copies);

    public PortReading ReadAt(TimeSpan age) => PortReading.Zero with
    {
        Received = CounterSums.Add(curve.ReceivedAt(age), behavior.CopiesCountAsReceived ? Copies : default),
        Sent = curve.SentAt(age),
    };

    /// <summary>Whether the source's traffic is copied to this port: session, VLAN and offload decide.</summary>
    public bool IsCopiedFrom(ModelPort source) =>
        Settings.Mode == MonitorMode.Destination
        && source.Settings is { Mode: MonitorMode.Source, BypassesMirror: false }
        && (source.Settings.Session == Settings.Session || !behavior.MonitorSessionIsolates)
        && (Admits(Settings.Vlan, source.Settings.Vlan)
            || (behavior.AccessDestinationSeesAllVlans && Settings.Vlan.Mode == PortVlanMode.Access));

    private static bool Admits(PortVlan destination, PortVlan source)
    {
        var vlan = source.Mode == PortVlanMode.Access ? source.Access : source.Native;
        return destination.Mode switch
        {
            PortVlanMode.Access => destination.Access == vlan,
            PortVlanMode.Trunk => destination.Native == vlan || destination.Allowed.Contains(vlan),
            _ => vlan == 0,
        };
    }
}
