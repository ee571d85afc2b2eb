using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe.Checks;

/// <summary>The failover cluster, and its events.</summary>
internal static class ClusterChecks
{
    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("cluster-over-winrm", "The cluster's namespace answers over WinRM: encryption there is privacy enough.", NamespaceAsync),
        new("cluster-node-status", "StatusInformation of a node has a bit for isolated and one for quarantined.", NodesAsync),
        new("moving-group-state", "A machine's group is Pending, or queued, while it moves.", GroupsAsync),
        new("planned-machine-during-move", "A planned machine stands on the target before the machine itself.", PlannedAsync),
        new("event-subscription", "Cluster and instance events can be subscribed to over WS-Man, in pull mode.", EventsAsync),
        new("private-properties-column", "PrivateProperties can be one of a query's columns.", PrivatePropertiesAsync),
        new("fresh-affinity-rule", "A fresh affinity rule is enabled and has no groups.", RulesAsync),
    ];

    private static async Task<ProbeAnswer> NamespaceAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await target.QueryAsync(
                CimNamespaces.FailoverCluster, Wql.Select("MSCluster_Cluster", "Name"), cancellationToken);
            return rows.Length > 0
                ? new ProbeAnswer(ProbeVerdict.Confirmed, $"the cluster is {rows[0].Text("Name")}")
                : new ProbeAnswer(ProbeVerdict.NotDecidable, "the node is in no cluster");
        }
        catch (NodeException error) when (error.Fault == NodeFault.NotFound)
        {
            return new ProbeAnswer(ProbeVerdict.NotDecidable, "the node has no cluster namespace");
        }
        catch (NodeException error) when (error.Fault == NodeFault.AccessDenied)
        {
            return new ProbeAnswer(ProbeVerdict.Contradicted, error.Detail);
        }
    }

    private static async Task<ProbeAnswer> NodesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.QueryAsync(
            CimNamespaces.FailoverCluster,
            Wql.Select("MSCluster_Node", "Name", "State", "NodeDrainStatus", "StatusInformation"),
            cancellationToken);
        return new ProbeAnswer(ProbeVerdict.NotDecidable,
        [
            .. rows.Select(row => $"{row.Text("Name")}: State {row.Text("State")}, NodeDrainStatus "
                + $"{row.Text("NodeDrainStatus")}, StatusInformation {row.Text("StatusInformation")}"),
        ]);
    }

    private static async Task<ProbeAnswer> GroupsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.QueryAsync(
            CimNamespaces.FailoverCluster,
            Wql.Select("MSCluster_ResourceGroup", "Name", "OwnerNode", "State", "StatusInformation")
                .WhereNumber("GroupType", ResourceGroupRow.VirtualMachine),
            cancellationToken);
        return new ProbeAnswer(ProbeVerdict.NotDecidable,
        [
            .. rows.GroupBy(row => $"State {row.Text("State")}, StatusInformation {row.Text("StatusInformation")}")
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key}: {group.Count()} machines"),
        ]);
    }

    private static async Task<ProbeAnswer> PlannedAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select("Msvm_PlannedComputerSystem", "Name", "ElementName"), cancellationToken);
        return new ProbeAnswer(ProbeVerdict.NotDecidable, $"{rows.Length} planned machines now");
    }

    private static async Task<ProbeAnswer> PrivatePropertiesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.QueryAsync(
            CimNamespaces.FailoverCluster,
            Wql.Select("MSCluster_Resource", "Name", "OwnerGroup", "PrivateProperties")
                .WhereEquals("Type", MachineResourceRow.Type),
            cancellationToken);
        var told = rows.Select(MachineResourceRow.Table.Read).Count(row => row.Vm is not null);
        return new ProbeAnswer(
            rows.Length == 0 ? ProbeVerdict.NotDecidable
                : told == rows.Length ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            $"{rows.Length} resources, {told} tell a VmID");
    }

    private static async Task<ProbeAnswer> RulesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.QueryAsync(
            CimNamespaces.FailoverCluster, Wql.Select("MSCluster_AffinityRule"), cancellationToken);
        return new ProbeAnswer(ProbeVerdict.NotDecidable,
        [
            $"{rows.Length} rules",
            .. rows.Select(row => $"RuleType {row.Text("RuleType")}, Enabled {row.Text("Enabled")}, "
                + $"{row.Texts("Groups").Length} groups"),
        ]);
    }

    private static async Task<ProbeAnswer> EventsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<(string Namespace, Wql Query)> wanted =
        [
            (CimNamespaces.FailoverCluster, Wql.Select("MSCluster_EventGroupStateChange")),
            (CimNamespaces.Virtualization, Wql.Select("__InstanceModificationEvent").Within(10)
                .WhereIsA("TargetInstance", SecuritySetting.ClassName)),
        ];
        var seen = ImmutableArray.CreateBuilder<string>();
        foreach (var (ns, query) in wanted)
            try
            {
                await target.SubscribeAsync(ns, query, cancellationToken);
                seen.Add($"{query.ClassName}: subscribed");
            }
            catch (NodeException error)
            {
                seen.Add($"{query.ClassName}: {error.Fault}: {error.Detail}");
            }
        var taken = seen.Count(line => line.EndsWith(": subscribed", StringComparison.Ordinal));
        return new ProbeAnswer(
            taken == wanted.Length ? ProbeVerdict.Confirmed : taken == 0 ? ProbeVerdict.Contradicted : ProbeVerdict.NotDecidable,
            seen.ToImmutable());
    }
}
