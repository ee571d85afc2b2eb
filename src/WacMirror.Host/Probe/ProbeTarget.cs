using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Host.Probe;

/// <summary>The node under the probe. Notes what is asked of it, and which names to hide. One check at a time.</summary>
/// <param name="endpoint">The node.</param>
/// <param name="sessions">How to reach it.</param>
/// <param name="pause">Between two readings of counters; nothing skips waiting.</param>
/// <param name="time">For the pause.</param>
internal sealed class ProbeTarget(NodeEndpoint endpoint, CimSessionPool sessions, TimeSpan pause, TimeProvider time)
{
    private readonly string node = endpoint.Node;
    private readonly List<ProbeQuestion> asked = [];
    private NodeSnapshot? snapshot;
    private TrafficSample? nics;
    private TrafficSample? ports;

    /// <summary>The names that the answers held: of machines, adapters, switches, nodes.</summary>
    public PrivateNames Names { get; } = new();

    public NodeEndpoint Endpoint => endpoint;

    public ICimSession Session => sessions.For(node);

    /// <summary>The questions since the last call.</summary>
    public ImmutableArray<ProbeQuestion> TakeAsked()
    {
        ImmutableArray<ProbeQuestion> taken = [.. asked];
        asked.Clear();
        return taken;
    }

    /// <exception cref="NodeException">The node refused; noted all the same.</exception>
    public async Task<ImmutableArray<CimObject>> QueryAsync(
        string ns, Wql query, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<CimObject>();
        await NoteAsync(ns, query.ToString(), async () =>
        {
            await foreach (var row in Session.QueryAsync(ns, query, cancellationToken))
                rows.Add(row);
            return $"{rows.Count} rows";
        });
        Names.AddFrom(query.ClassName, rows);
        return rows.ToImmutable();
    }

    public Task<ImmutableArray<CimObject>> VirtualizationAsync(Wql query, CancellationToken cancellationToken) =>
        QueryAsync(CimNamespaces.Virtualization, query, cancellationToken);

    /// <summary>Begins a subscription, and ends it at once.</summary>
    /// <exception cref="NodeException">The node refused; noted all the same.</exception>
    public Task SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        NoteAsync(ns, query.ToString(), async () =>
        {
            await using var subscription = await Session.SubscribeAsync(ns, query, cancellationToken);
            return "subscribed";
        });

    /// <summary>The inventory as the product reads it, once for all checks.</summary>
    public async Task<NodeSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        if (snapshot is not null)
            return snapshot;
        await NoteAsync(CimNamespaces.Virtualization, "(the inventory's queries)", async () =>
        {
            snapshot = await new NodeReader(sessions, time).ReadAsync(node, NodeScope.Node, cancellationToken);
            return $"{snapshot.Adapters.Length} adapters";
        });
        Names.Add(snapshot!.Adapters.SelectMany(adapter => (string?[])[adapter.Name, adapter.Vm?.Name, adapter.Switch?.Name]));
        return snapshot;
    }

    /// <summary>The adapters' counters, twice.</summary>
    public async Task<TrafficSample> NicTrafficAsync(CancellationToken cancellationToken)
    {
        await SampleAsync(cancellationToken);
        return nics!;
    }

    /// <summary>The switch ports' counters, at the same times.</summary>
    public async Task<TrafficSample> PortTrafficAsync(CancellationToken cancellationToken)
    {
        await SampleAsync(cancellationToken);
        return ports!;
    }

    private async Task SampleAsync(CancellationToken cancellationToken)
    {
        if (nics is not null)
            return;
        var (nicsFirst, portsFirst) = (
            await ReadAsync(PerfCounterRow.Nics, cancellationToken), await ReadAsync(PerfCounterRow.Ports, cancellationToken));
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellationToken);
        nics = new TrafficSample(nicsFirst, await ReadAsync(PerfCounterRow.Nics, cancellationToken));
        ports = new TrafficSample(portsFirst, await ReadAsync(PerfCounterRow.Ports, cancellationToken));
    }

    private async Task<ImmutableArray<PerfCounterRow>> ReadAsync(
        CimTable<PerfCounterRow> table, CancellationToken cancellationToken)
    {
        ImmutableArray<PerfCounterRow> rows = [];
        await NoteAsync(table.Namespace, table.Query().ToString(), async () =>
        {
            rows = await table.ReadAsync(Session, node, cancellationToken);
            return $"{rows.Length} rows";
        });
        return rows;
    }

    private async Task NoteAsync(string ns, string question, Func<Task<string>> ask)
    {
        try
        {
            asked.Add(new ProbeQuestion(ns, question, await ask()));
        }
        catch (NodeException error)
        {
            asked.Add(new ProbeQuestion(ns, question, $"{error.Fault}: {error.Detail}"));
            throw;
        }
    }
}
