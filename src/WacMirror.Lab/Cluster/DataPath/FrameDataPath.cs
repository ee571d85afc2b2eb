using System.Collections.Concurrent;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>Real frames: every model port is a port of a virtual switch in one fabric.</summary>
internal sealed class FrameDataPath : LabDataPath
{
    private readonly Dictionary<LabConnection, Station> stations = [];
    private readonly Dictionary<LabConnection, List<PortTap>> taps = [];
    private readonly ConcurrentDictionary<LabSwitch, EthernetSwitch> switches = [];
    private readonly Dictionary<string, PhysicalNetwork> networks = new(StringComparer.OrdinalIgnoreCase);
    private readonly SwitchBehavior behavior;

    /// <param name="fabric">Started by whoever made it, disposed here.</param>
    /// <param name="behavior">What the virtual switches do where no document says.</param>
    public FrameDataPath(Fabric fabric, SwitchBehavior behavior)
    {
        Fabric = fabric;
        this.behavior = behavior;
    }

    public Fabric Fabric { get; }

    public override string Name => "frames";

    /// <summary>The station behind a NIC, made at its first use. Fabric's thread only.</summary>
    public Station StationOf(LabConnection connection)
    {
        if (!stations.TryGetValue(connection, out var station))
            stations.Add(connection, station = Stations.Create(Fabric, connection));
        return station;
    }

    /// <summary>Puts a station behind a NIC that has none yet, and takes it over.</summary>
    public Task UseAsync(LabConnection connection, Station station) =>
        InvokeAsync(() => stations.Add(connection, station));

    public override Task ConnectAsync(LabConnection connection, LivePort live)
    {
        var owner = connection.Switch!;
        var settings = connection.PortSettings;
        return InvokeAsync(() =>
        {
            var port = Plug(connection, SwitchOf(owner), live.Id, settings);
            foreach (var tap in taps.GetValueOrDefault(connection, []))
                port.AddTap(tap);
            live.Port = port;
        });
    }

    public override Task DisconnectAsync(LabConnection connection, LivePort live) => InvokeAsync(() =>
    {
        if (live.Port is not { } port)
            return;
        if (connection is LabUplink uplink)
        {
            NetworkOf(uplink.Switch.Name).Unplug(port);
            return;
        }
        StationOf(connection).Detach();
        port.Switch.Disconnect(port);
    });

    public override Task ApplyAsync(LabConnection connection, LivePort live)
    {
        var settings = connection.PortSettings;
        return InvokeAsync(() => live.Port?.Apply(settings));
    }

    // Read while the fabric writes: each number is whole, two of them may be a frame apart, as on a real node.
    public override PortReading Read(LabConnection connection, LivePort live) =>
        live.Port is not { } port
            ? PortReading.Zero
            : new PortReading(
                port.Counters.Received,
                port.Counters.Sent,
                [.. port.Counters.DroppedIncoming],
                [.. port.Counters.DroppedOutgoing]);

    // As with ports; a switch that never had one has done nothing yet.
    public override SwitchReading Read(LabSwitch item) =>
        switches.TryGetValue(item, out var ethernet)
            ? new SwitchReading(ethernet.FloodedPackets, (ulong)ethernet.LearnedAddresses)
            : default;

    /// <summary>Watches the adapter, on this port and on those after it, until removed.</summary>
    public Task AddTapAsync(LabConnection connection, LivePort? live, PortTap tap) => InvokeAsync(() =>
    {
        if (!taps.TryGetValue(connection, out var list))
            taps.Add(connection, list = []);
        list.Add(tap);
        live?.Port?.AddTap(tap);
    });

    /// <summary>Undoes <see cref="AddTapAsync"/> without waiting; when the fabric has ended there is nothing to
    /// undo.</summary>
    public void RemoveTap(LabConnection connection, LivePort? live, PortTap tap) => Fabric.TryPost(() =>
    {
        if (taps.TryGetValue(connection, out var list) && list.Remove(tap) && list.Count == 0)
            taps.Remove(connection);
        live?.Port?.RemoveTap(tap);
    });

    public override async ValueTask DisposeAsync() => await Disposal.AllAsync([Fabric, .. stations.Values]);

    private SwitchPort Plug(LabConnection connection, EthernetSwitch ethernet, Guid id, PortSettings settings)
    {
        if (connection is LabUplink uplink)
        {
            var cable = NetworkOf(uplink.Switch.Name).Plug(ethernet, id);
            cable.Apply(settings);
            return cable;
        }
        var station = StationOf(connection);
        var port = ethernet.Connect(id, settings, station.Sink);
        station.Attach(port);
        return port;
    }

    private EthernetSwitch SwitchOf(LabSwitch item) =>
        switches.GetOrAdd(item, added => Fabric.CreateSwitch(added.Name, behavior));

    private PhysicalNetwork NetworkOf(string name)
    {
        if (!networks.TryGetValue(name, out var network))
            networks.Add(name, network = Fabric.CreateNetwork());
        return network;
    }

    private Task InvokeAsync(Action action) => Fabric.InvokeAsync(() =>
    {
        action();
        return true;
    });
}
