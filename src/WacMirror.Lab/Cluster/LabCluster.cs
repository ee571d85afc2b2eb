using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Cluster.Operations;
using WacMirror.Lab.Cluster.Views;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Classes;
using WacMirror.Lab.Wsman.Injection;

namespace WacMirror.Lab.Cluster;

/// <summary>
/// A failover cluster of Hyper-V nodes inside this process: machines, virtual switches, and a WS-Man endpoint
/// for each node on loopback. Everything here is what a person or the world does to a cluster; what an
/// administrator's tool does goes through the endpoints. Any thread.
/// </summary>
public sealed class LabCluster : IAsyncDisposable
{
    private const string Account = "LAB\\Administrator";
    private readonly LabModel model;
    private readonly WsmanServer server;
    private readonly TapStations taps;
    private readonly Migration migration;
    private readonly VmPower vmPower;
    private readonly NodePower nodePower;
    private readonly NodeDrain drain;
    private readonly LabPing ping;
    private readonly LabCapture capture;
    private readonly AdministratorHand hand;
    private readonly MachineLife life;

    private LabCluster(LabModel model, WsmanServer server, TapStations taps, string password)
    {
        this.model = model;
        this.server = server;
        this.taps = taps;
        Password = password;
        nodePower = new NodePower(model, server.SetReachable);
        migration = new Migration(model);
        vmPower = new VmPower(model);
        drain = new NodeDrain(model, migration);
        ping = new LabPing(model);
        capture = new LabCapture(model);
        hand = new AdministratorHand(model);
        life = new MachineLife(model);
        Nodes = [.. model.Nodes.Select(node => new LabNodeAddress(
            node.Name, server.EndpointOf(node.Name), server.SecureEndpointOf(node.Name)))];
    }

    public string Name => model.Name;

    /// <summary>Whether the nodes are one failover cluster; otherwise each stands alone.</summary>
    public bool IsCluster => model.IsCluster;

    /// <summary>Every node, in the topology's order; the addresses stay when a node crashes and comes back.</summary>
    public IReadOnlyList<LabNodeAddress> Nodes { get; }

    /// <summary>For Basic authentication at every node.</summary>
    public string UserName => Account;

    /// <summary>Drawn at random at the start.</summary>
    public string Password { get; }

    /// <summary>The certificate of the authority that signed the nodes' certificates, in PEM. Made at the start, like
    /// its key, which stays inside.</summary>
    public string AuthorityPem => server.AuthorityPem;

    /// <summary>Builds the cluster, starts its machines and opens its endpoints.</summary>
    public static async Task<LabCluster> StartAsync(
        LabTopology topology, LabOptions options, CancellationToken cancellationToken)
    {
        var logger = options.Loggers.CreateLogger<LabCluster>();
        var model = new LabModel(topology, DataPaths.Create(topology, options, logger), options);
        WsmanServer? server = null;
        TapStations? taps = null;
        try
        {
            taps = await TapStations.CreateAsync(model, cancellationToken);
            var serving = new WsmanServerOptions
            {
                UserName = Account,
                Password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
                Time = options.Time,
                Loggers = options.Loggers,
            };
            server = await WsmanServer.StartAsync(
                [.. model.Nodes.Select(node => new WsmanNode(node.Name, NodeClasses.Of(node), node.Locale)
                {
                    Events = node.Events,
                    Security = options.Security,
                })],
                serving,
                cancellationToken);
            var lab = new LabCluster(model, server, taps, serving.Password);
            await lab.nodePower.StartAllAsync();
            await Replays.StartAsync(model, cancellationToken);
            await LabTraffic.StartAsync(model, topology, options.Seed);
            logger.Started(topology.Name, topology.Nodes.Length, topology.Machines.Length, model.DataPath.Name);
            return lab;
        }
        catch
        {
            await Disposal.AllAsync(server, model, taps);
            throw;
        }
    }

    /// <summary>The cluster as it is now, past every endpoint.</summary>
    public LabTopologyView View()
    {
        lock (model.Gate)
            return ViewWriter.Write_NeedsLock(model);
    }

    /// <summary>Every setting of every port, switch and affinity rule, past every endpoint.</summary>
    public LabSettingsView Settings()
    {
        lock (model.Gate)
            return SettingsWriter.Write_NeedsLock(model);
    }

    /// <summary>The changes over the wire of settings that a hand (<see cref="EditAsync"/>) had changed after the node last
    /// told of them: of each, in order, the properties that got another value, named as in <see cref="Settings"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> UnseenOverwrites
    {
        get
        {
            lock (model.Gate)
                return [.. model.UnseenOverwrites];
        }
    }

    /// <summary>Changes a port's settings as somebody at the node does who asks nobody.</summary>
    /// <param name="adapterId">As the view shows it.</param>
    /// <param name="className">The kind of setting, as <c>Msvm_EthernetSwitchPortVlanSettingData</c>.</param>
    /// <param name="values">The properties to change; none takes the whole setting away.</param>
    /// <exception cref="LabException">No such adapter or kind, a value that a node refuses, or the node is down.</exception>
    public Task EditAsync(string adapterId, string className, params ImmutableArray<CimProperty> values) =>
        hand.EditAsync(adapterId, className, values);

    /// <summary>Makes an affinity rule, or another of it, or takes it away, as somebody at the cluster does who asks
    /// nobody.</summary>
    /// <param name="name">Unique without case.</param>
    /// <param name="rule">Null takes it away.</param>
    /// <exception cref="LabException">A machine does not exist, or the cluster does not own it.</exception>
    public void EditRule(string name, LabRule? rule) => hand.EditRule(name, rule);

    /// <summary>Makes a machine; it is off. Of the same name it has the same ids as one before it.</summary>
    /// <exception cref="LabException">The name is taken, or its node is down, does not exist or lacks a switch.</exception>
    public void CreateVm(MachineDefinition definition) => life.Create(definition);

    /// <summary>Deletes a machine with its settings.</summary>
    /// <exception cref="LabException">No such machine, or it runs, moves or is on a node that is down.</exception>
    public void DeleteVm(string vm) => life.Delete(vm);

    /// <summary>Sends ICMP echo requests from a machine's first connected NIC or a node's management NIC.</summary>
    /// <param name="from">A running machine or a node.</param>
    /// <param name="to">A machine, a node or an IPv4 address.</param>
    /// <param name="count">1 to <see cref="LabPing.MaxCount"/>.</param>
    /// <param name="cancellationToken">Ends the ping.</param>
    /// <exception cref="LabException">Either end does not exist or cannot take part.</exception>
    public Task<PingReport> PingAsync(string from, string to, int count, CancellationToken cancellationToken) =>
        ping.RunAsync(from, to, count, cancellationToken);

    /// <summary>Streams what an adapter receives and sends, as pcapng, until the duration has passed.</summary>
    /// <param name="adapterId">As the view shows it: <c>vmGuid.nicGuid</c>, or the switch's for its own
    /// adapters.</param>
    /// <param name="duration">More than nothing, up to a day.</param>
    /// <param name="output">Where to; flushed as frames come.</param>
    /// <param name="cancellationToken">Ends the capture.</param>
    /// <exception cref="LabException">No such adapter, or the lab has no frames.</exception>
    public Task CaptureAsync(
        string adapterId, TimeSpan duration, Stream output, CancellationToken cancellationToken) =>
        capture.RunAsync(adapterId, duration, output, cancellationToken);

    /// <summary>A file name for a capture of the adapter, without extension.</summary>
    /// <exception cref="LabException">No such adapter, or the lab has no frames.</exception>
    public string CaptureName(string adapterId) => capture.NameOf(adapterId);

    /// <summary>Makes a node misbehave on the wire and with its jobs, or behave again.</summary>
    /// <exception cref="LabException">No such node.</exception>
    public void SetFaults(string node, NodeFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var found = model.FindNode(node);
        found.Jobs.SetFault(faults.Jobs, faults.JobTimes);
        server.SetFaults(found.Name, faults);
    }

    /// <summary>Moves a clustered machine as a live migration does.</summary>
    /// <exception cref="LabException">It cannot move there, or a crash broke the move off.</exception>
    public Task MoveAsync(string vm, string node, CancellationToken cancellationToken) =>
        migration.MoveAsync(vm, node, cancellationToken);

    /// <summary>Moves a node's clustered machines away, one after another, and pauses it.</summary>
    /// <exception cref="LabException">The node is not up, or machines were left on it.</exception>
    public Task DrainAsync(string node, CancellationToken cancellationToken) =>
        drain.DrainAsync(node, cancellationToken);

    /// <summary>Cuts a node off; the task ends once its clustered machines run elsewhere.</summary>
    /// <exception cref="LabException">No such node, or it is down.</exception>
    public Task CrashAsync(string node, CancellationToken cancellationToken) =>
        nodePower.CrashAsync(node, cancellationToken);

    /// <summary>Brings a crashed or paused node back.</summary>
    /// <exception cref="LabException">No such node, or it is up.</exception>
    public Task StartNodeAsync(string node, CancellationToken cancellationToken) =>
        nodePower.StartAsync(node).WaitAsync(cancellationToken);

    /// <exception cref="LabException">No such machine, or it runs, moves or is on a node that is down.</exception>
    public Task StartVmAsync(string vm, CancellationToken cancellationToken) =>
        vmPower.StartAsync(vm).WaitAsync(cancellationToken);

    /// <exception cref="LabException">No such machine, or it is off, moves or is on a node that is down.</exception>
    public Task StopVmAsync(string vm, CancellationToken cancellationToken) =>
        vmPower.StopAsync(vm).WaitAsync(cancellationToken);

    /// <inheritdoc cref="StopVmAsync"/>
    public Task RestartVmAsync(string vm, CancellationToken cancellationToken) =>
        vmPower.RestartAsync(vm).WaitAsync(cancellationToken);

    /// <summary>Closes the endpoints, then ends the machines.</summary>
    public async ValueTask DisposeAsync() => await Disposal.AllAsync(server, model, taps);
}
