using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>The affinity rules of a failover cluster.</summary>
public sealed class AffinityRules(CimSessionPool sessions, TimeProvider time) : IAffinityRules
{
    public async Task<ImmutableArray<AffinityRule>> ReadAsync(string node, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await AffinityRuleRow.Table.ReadAsync(sessions.For(node), node, cancellationToken);
            return [.. rows.Select(row => row.ToRule()).OrderBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)];
        }
        catch (NodeException error) when (error.Fault is NodeFault.NotFound)
        {
            throw new NodeException(NodeFault.NotSupported, node, $"Query {AffinityRuleRow.ClassName}",
                "the node has no affinity rules; clusters have them from Windows Server 2022 on", error);
        }
    }

    public async Task<AffinityOutcome> SetAsync(
        string node, string name, AffinityRule? wanted, CancellationToken cancellationToken)
    {
        if (wanted is not null && !wanted.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The wanted rule is called {wanted.Name}, not {name}.", nameof(wanted));
        AffinityRule? before;
        try
        {
            before = Find(await ReadAsync(node, cancellationToken), name);
        }
        catch (NodeException error)
        {
            return new AffinityOutcome(name, null, null, error);
        }
        if (Equals(before, wanted))
            return new AffinityOutcome(name, before, before, null);
        var failure = await new AffinityChange(sessions.For(node), node, name, time).TryApplyAsync(before, wanted);
        return await ReadBackAsync(node, name, before, wanted, failure);
    }

    /// <summary>Looks until the rule is as wanted, as long as the cluster may take to show a change on every node. Not
    /// cancellable, as the write before it.</summary>
    private async Task<AffinityOutcome> ReadBackAsync(
        string node, string name, AffinityRule? before, AffinityRule? wanted, NodeException? failure)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var after = Find(await ReadAsync(node, CancellationToken.None), name);
                if (Equals(after, wanted))
                    return new AffinityOutcome(name, before, after, null);
                if (failure is not null || attempt == AffinityChange.Attempts)
                    return new AffinityOutcome(name, before, after, failure ?? NoOp(node, name));
            }
            catch (NodeException error)
            {
                return new AffinityOutcome(name, before, null, failure ?? error);
            }
            await Task.Delay(AffinityChange.Pause, time, CancellationToken.None);
        }
    }

    private static AffinityRule? Find(ImmutableArray<AffinityRule> rules, string name) =>
        rules.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static NodeException NoOp(string node, string name) => new(
        NodeFault.SilentNoOp, node, "Set affinity rule",
        $"the cluster reported success, but the rule {name} is not as it was wanted");
}
