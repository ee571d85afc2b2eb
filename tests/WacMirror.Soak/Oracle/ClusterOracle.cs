using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>Knows what every adapter's role may be: from what happened, and from what the policies say by the definition.
/// One caller at a time.</summary>
internal sealed class ClusterOracle
{
    private readonly SettingRules rules = new(RoleText.IsNothing);
    private readonly Dictionary<string, SettingOracle> roles = [];
    private readonly HashSet<string> absent = [];
    private ImmutableArray<SeenAdapter> seen = [];

    /// <summary>Adapters that are there, and what is wanted of them.</summary>
    public IEnumerable<(SeenAdapter Adapter, SettingOracle Role)> Roles =>
        seen.Select(adapter => (adapter, roles[adapter.Id]));

    /// <summary>Takes in where everything is and what the policies want of it now. New adapters begin with what they
    /// have.</summary>
    /// <param name="adapters">All that are there.</param>
    /// <param name="policies">All that are stored and not over.</param>
    /// <param name="roleOf">An adapter's role on the node; asked for new ones only.</param>
    /// <param name="now">The time.</param>
    public void Look(
        ImmutableArray<SeenAdapter> adapters,
        IEnumerable<SoakPolicy> policies,
        Func<string, string> roleOf,
        DateTimeOffset now)
    {
        foreach (var adapter in adapters)
            if (!roles.TryGetValue(adapter.Id, out var role))
                roles.Add(adapter.Id, new SettingOracle(rules, roleOf(adapter.Id)));
            else if (absent.Remove(adapter.Id))
                role.Renew(roleOf(adapter.Id), now);
        absent.UnionWith(seen.Select(adapter => adapter.Id).Except(adapters.Select(adapter => adapter.Id)));
        seen = adapters;
        var wanted = WantedRoles.Of(policies, adapters);
        foreach (var adapter in adapters)
            roles[adapter.Id].Follow(wanted.GetValueOrDefault(adapter.Id, Want.Nothing));
    }

    public void Edit(string adapter, string role, DateTimeOffset now) => roles[adapter].Edit(role, now);

    /// <summary>A role of somebody else is taken over.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="isCleared">Whether it becomes None in the end.</param>
    /// <param name="isCertain">Whether the call was answered; otherwise it may have happened.</param>
    public void Adopt(string adapter, bool isCleared, bool isCertain) =>
        roles[adapter].Adopt(isCleared ? RoleText.Cleared : found => found, isCertain);

    /// <summary>Compares every role with what it may be.</summary>
    /// <param name="roleOf">An adapter's role on the node.</param>
    /// <param name="canAct">Whether a node answers.</param>
    /// <param name="overwrites">Whether the lab saw a write replace what nobody had read.</param>
    /// <param name="now">The time.</param>
    /// <param name="figures">Counted up.</param>
    public ImmutableArray<Difference> Compare(
        Func<string, string> roleOf, Func<string, bool> canAct, bool overwrites, DateTimeOffset now, Figures figures)
    {
        var differences = ImmutableArray.CreateBuilder<Difference>();
        foreach (var (adapter, role) in Roles)
        {
            var found = roleOf(adapter.Id);
            var allowed = role.Settle(canAct(adapter.Node), now, overwrites);
            var values = allowed.Select(state => state.Value).Distinct().Order(StringComparer.Ordinal).ToList();
            figures.Comparisons++;
            figures.Undetermined += values.Count > 1 ? 1 : 0;
            var wanted = role.Wanted;
            if (!role.Observe(found))
                differences.Add(new Difference(
                    $"role of {adapter.Vm ?? adapter.Kind}/{adapter.Name} on {adapter.Node} ({adapter.Id})",
                    $"{string.Join(" or ", values)}, wanted is {wanted}; {string.Join(" | ", allowed)}",
                    found));
        }
        return differences.ToImmutable();
    }

    /// <summary>What each adapter would have without WacMirror, where that is certain.</summary>
    public IEnumerable<(string Adapter, string Twin)> Twins()
    {
        foreach (var (adapter, role) in Roles)
            if (role.States.Select(state => state.Twin).Distinct().ToList() is [var twin])
                yield return (adapter.Id, twin);
    }
}
