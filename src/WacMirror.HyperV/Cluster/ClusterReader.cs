using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>Asks the failover cluster, through any of its nodes, for its nodes and for who owns which machine. What
/// hardly ever changes, the cluster's name and which machine a group is, is asked once and kept.</summary>
public sealed class ClusterReader(CimSessionPool sessions, TimeProvider time) : IClusterReader
{
    /// <summary>How long the cluster's name is kept. Shorter costs a query more with every question; longer shows a
    /// renamed cluster's old name for that time.</summary>
    private static readonly TimeSpan NameLives = TimeSpan.FromMinutes(5);

    private readonly MachineIds machines = new();
    private volatile KnownName? name;

    public async Task<ClusterView> ReadAsync(string node, CancellationToken cancellationToken)
    {
        var session = sessions.For(node);
        var known = await NameAsync(session, node, cancellationToken);
        var (nodes, groups) = await AskAsync(session, node, query => query, cancellationToken);
        var view = new ClusterView(known, node, nodes, new MachineGroups(groups));
        machines.Keep([.. view.Machines.All.Select(group => group.Id)]);
        return view;
    }

    public async Task<ClusterView> ReadGroupsAsync(
        ClusterView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(groups);
        var (nodes, now) = await AskAsync(
            sessions.For(view.AskedNode), view.AskedNode, query => query.WhereAnyEquals("Name", [.. groups]),
            cancellationToken);
        return view with { Nodes = nodes, Machines = view.Machines.With(groups, now) };
    }

    public async Task<ClusterView> IdentifyAsync(ClusterView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var unknown = view.Machines.All.Where(group => group.Vm is null).ToImmutableArray();
        if (unknown.IsEmpty)
            return view;
        await machines.FindAsync(sessions.For(view.AskedNode), view.AskedNode, unknown, cancellationToken);
        return unknown.Any(group => machines[group.Id] is not null)
            ? view with
            {
                Machines = new MachineGroups(
                    view.Machines.All.Select(group => group with { Vm = group.Vm ?? machines[group.Id] })),
            }
            : view;
    }

    private async Task<(ImmutableArray<ClusterNode> Nodes, ImmutableArray<MachineGroup> Groups)> AskAsync(
        ICimSession session, string node, Func<Wql, Wql> narrow, CancellationToken cancellationToken)
    {
        var nodes = ClusterNodeRow.Table.ReadAsync(session, node, cancellationToken);
        var groups = ResourceGroupRow.Table.ReadAsync(
            session,
            node,
            query => narrow(query.WhereNumber("GroupType", ResourceGroupRow.VirtualMachine)),
            cancellationToken);
        await Task.WhenAll(nodes, groups);
        // The cluster's name may be an old answer, so this alone tells that the service is away now.
        if ((await nodes).IsEmpty)
            throw NoCluster(node, ClusterNodeRow.Table.ClassName);
        return (
            [.. (await nodes).Select(row => row.ToClusterNode())],
            [.. (await groups).Select(row => row.ToMachineGroup(machines[row.Id ?? row.Name]))]);
    }

    private async Task<string> NameAsync(ICimSession session, string node, CancellationToken cancellationToken)
    {
        if (name is { } known && time.GetElapsedTime(known.ReadAt) < NameLives)
            return known.Name;
        var readAt = time.GetTimestamp();
        try
        {
            var rows = await ClusterRow.Table.ReadAsync(session, node, cancellationToken);
            if (rows is not [var cluster, ..])
                throw NoCluster(node, ClusterRow.Table.ClassName);
            name = new KnownName(cluster.Name, readAt);
            return cluster.Name;
        }
        catch (NodeException error) when (error.Fault is NodeFault.NotFound)
        {
            // Without the feature there is no root\MSCluster.
            throw new NodeException(NodeFault.NotFound, node, $"Query {ClusterRow.Table.ClassName}",
                "the node is not part of a failover cluster", error);
        }
    }

    private static NodeException NoCluster(string node, string asked) => new(
        NodeFault.Busy, node, $"Query {asked}",
        "the node knows no cluster just now; its cluster service does not run yet, or was stopped");

    private sealed record KnownName(string Name, long ReadAt);
}
