using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>No frames: counters advance by a function of time, mirror copies included, so that a cluster of thousands
/// of machines costs nothing while nobody looks. The lab's gate guards everything here.</summary>
internal sealed class ModelDataPath(TimeProvider time, SwitchBehavior behavior) : LabDataPath
{
    /// <summary>Copies are dealt out anew when this old. Longer would let a destination's counter stand still between
    /// two reads a second apart; shorter repeats the sum over all sources for every port of one read.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<LabSwitch, ModelSwitch> switches = [];

    public override string Name => "model";

    public override Task ConnectAsync(LabConnection connection, LivePort live)
    {
        var port = new ModelPort(new TrafficCurve(connection.Id), connection.PortSettings, behavior);
        Settled(connection, port.Settings).Ports.Add(live, port);
        return Task.CompletedTask;
    }

    public override Task DisconnectAsync(LabConnection connection, LivePort live)
    {
        foreach (var item in switches.Values)
            if (item.Ports.ContainsKey(live))
            {
                item.Settle(time);
                item.Remove(live, time);
            }
        return Task.CompletedTask;
    }

    public override Task ApplyAsync(LabConnection connection, LivePort live)
    {
        var settings = connection.PortSettings;
        var port = Settled(connection, settings).Ports[live];
        // A port that becomes a source owes nobody what it carried before.
        if (port.Settings.Mode != MonitorMode.Source)
            port.Dealt = port.TotalAt(time.GetElapsedTime(live.Since));
        port.Settings = settings;
        return Task.CompletedTask;
    }

    public override PortReading Read(LabConnection connection, LivePort live)
    {
        var item = switches[connection.Switch!];
        if (time.GetElapsedTime(item.SettledAt) >= Fresh)
            item.Settle(time);
        return item.Ports[live].ReadAt(time.GetElapsedTime(live.Since));
    }

    public override SwitchReading Read(LabSwitch item) =>
        switches.TryGetValue(item, out var ports) ? ports.Read(time) : default;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ModelSwitch Settled(LabConnection connection, PortSettings next)
    {
        if (!switches.TryGetValue(connection.Switch!, out var item))
            switches.Add(connection.Switch!, item = new ModelSwitch());
        item.Settle(time, isDestinationComing: next.Mode == MonitorMode.Destination);
        return item;
    }
}
