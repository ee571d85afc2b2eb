using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>What a policy wants of adapters.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Roles">By adapter; who is not in it is wanted for nothing.</param>
internal sealed record PolicyRoles(SoakPolicy Policy, ImmutableDictionary<string, int> Roles)
{
    /// <summary>The role as it shall stand in an adapter's setting.</summary>
    public string? TextOf(string adapter) =>
        Roles.TryGetValue(adapter, out var role) ? RoleText.Of(role, Policy.Session) : null;
}

/// <summary>What policies want of adapters, straight from the definition: each adapter is held against each term of each
/// policy.</summary>
internal static class WantedRoles
{
    /// <summary>Of the policies that write.</summary>
    public static ImmutableArray<PolicyRoles> Of(IEnumerable<SoakPolicy> policies, IReadOnlyList<SeenAdapter> adapters) =>
    [
        .. from policy in policies
           where policy.IsEnabled && policy.IsEnforced
           select new PolicyRoles(policy, Of(policy, adapters).ToImmutableDictionary(pair => pair.Adapter, pair => pair.Role)),
    ];

    /// <summary>Who does not appear in it is wanted for nothing.</summary>
    public static ImmutableDictionary<string, Want> Wants(ImmutableArray<PolicyRoles> policies) =>
        policies.SelectMany(policy => policy.Roles.Keys.Select(adapter => (Adapter: adapter, Text: policy.TextOf(adapter)!)))
            .GroupBy(wish => wish.Adapter, wish => wish.Text)
            .ToImmutableDictionary(wishes => wishes.Key, Want.Of);

    public static bool IsBeside(SeenAdapter source, SeenAdapter collector) =>
        source.Switch is not null && source.Node == collector.Node && source.Switch == collector.Switch;

    private static IEnumerable<(string Adapter, int Role)> Of(SoakPolicy policy, IReadOnlyList<SeenAdapter> adapters)
    {
        bool IsDestination(SeenAdapter adapter) => policy.Groups.Any(group => TermMatch.Matches(group, adapter));
        bool IsSource(SeenAdapter adapter) => TermMatch.Matches(policy.Sources, adapter) && !IsDestination(adapter)
            && (policy.Canary is null || policy.Canary == adapter.Id);
        foreach (var adapter in adapters)
        {
            if (IsSource(adapter))
                yield return (adapter.Id, RoleText.Source);
            if (IsDestination(adapter)
                && (!policy.IsOnDemand || adapters.Any(other => IsSource(other) && IsBeside(other, adapter))))
                yield return (adapter.Id, RoleText.Destination);
        }
    }
}
