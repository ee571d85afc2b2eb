using System.Collections.Immutable;

namespace WacMirror.Core.Coverage;

/// <summary>Sums up sources: the worst of them is what counts.</summary>
internal static class RollUps
{
    /// <summary>How bad a state is. What is known to be lost comes first, then what may be.</summary>
    public static int BadnessOf(CoverageState state) => state switch
    {
        CoverageState.Blind => 6,
        CoverageState.Missing => 5,
        CoverageState.Unknown => 4,
        CoverageState.Drifted => 3,
        CoverageState.Moving => 2,
        CoverageState.Covered => 1,
        _ => 0,
    };

    public static PolicyCoverage Of(Guid policy, ImmutableArray<SourceCoverage> sources)
    {
        CoverageState? worst = null;
        var nodes = new Dictionary<string, CoverageState>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            worst = Worse(worst, source.State);
            if (source.Node is { } node)
                nodes[node] = Worse(nodes.TryGetValue(node, out var known) ? known : null, source.State);
        }
        return new PolicyCoverage(policy, worst, sources, nodes.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase));
    }

    private static CoverageState Worse(CoverageState? left, CoverageState right) =>
        left is { } known && BadnessOf(known) >= BadnessOf(right) ? known : right;
}
