using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Api.Policies;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Coverage;

/// <summary>Coverage as the API and the hub show it.</summary>
internal static class CoverageViews
{
    public static CoverageView Of(PolicyBoard board, ClusterNames names) => new(
        board.Revision,
        board.Coverage.At,
        [
            .. board.Coverage.Policies.Values.Select(policy => Of(policy, names))
                .OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase).ThenBy(policy => policy.Policy),
        ],
        [
            .. board.Coverage.Policies.Values
                .SelectMany(policy => policy.Sources.Select(source => Of(policy.Policy, source, names))),
        ]);

    public static PolicyCoverageView Of(PolicyCoverage coverage, ClusterNames names)
    {
        var sources = coverage.Sources.Select(source => source.Node).OfType<string>()
            .GroupBy(node => node, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(node => node.Key, node => node.Count(), StringComparer.OrdinalIgnoreCase);
        return new PolicyCoverageView(
            coverage.Policy,
            names.Policy(coverage.Policy).Name,
            coverage.RollUp,
            CoverageCounts.Of(coverage),
            [.. coverage.Nodes.Select(node => new NodeCoverageView(node.Key, node.Value, sources.GetValueOrDefault(node.Key)))]);
    }

    public static SourceView Of(Guid policy, SourceCoverage source, ClusterNames names)
    {
        var adapter = names.Adapter(source.Source);
        return new SourceView(
            policy,
            adapter.Id,
            adapter.Machine,
            adapter.Adapter,
            source.Node,
            source.State,
            source.Reason,
            source.Since,
            source.IsLeaking,
            source.UnreachedGroups);
    }
}
