using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>What policies want of adapters, straight from the definition: each adapter is held against each term of each
/// policy.</summary>
internal static class WantedRoles
{
    /// <summary>By adapter; who is not in it is wanted for nothing.</summary>
    public static ImmutableDictionary<string, Want> Of(
        IEnumerable<SoakPolicy> policies, IReadOnlyList<SeenAdapter> adapters)
    {
        var wanted = new Dictionary<string, List<string>>();
        foreach (var policy in policies)
            if (policy.IsEnabled && policy.IsEnforced)
                foreach (var (adapter, role) in Of(policy, adapters))
                {
                    if (!wanted.TryGetValue(adapter, out var values))
                        wanted.Add(adapter, values = []);
                    values.Add(RoleText.Of(role, policy.Session));
                }
        return wanted.ToImmutableDictionary(pair => pair.Key, pair => Want.Of(pair.Value));
    }

    private static IEnumerable<(string Adapter, int Role)> Of(SoakPolicy policy, IReadOnlyList<SeenAdapter> adapters)
    {
        bool IsDestination(SeenAdapter adapter) => policy.Groups.Any(group => TermMatch.Matches(group, adapter));
        bool IsSource(SeenAdapter adapter) => TermMatch.Matches(policy.Sources, adapter) && !IsDestination(adapter);
        foreach (var adapter in adapters)
        {
            if (IsSource(adapter))
                yield return (adapter.Id, RoleText.Source);
            if (IsDestination(adapter)
                && (!policy.IsOnDemand || adapters.Any(other => IsSource(other) && IsBeside(other, adapter))))
                yield return (adapter.Id, RoleText.Destination);
        }
    }

    private static bool IsBeside(SeenAdapter source, SeenAdapter collector) =>
        source.Switch is not null && source.Node == collector.Node && source.Switch == collector.Switch;
}
