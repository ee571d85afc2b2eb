using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>What policies want beside roles: that hangs on the roles that they get, so that where these are not certain
/// there are several answers.</summary>
/// <param name="policies">What they want of roles.</param>
/// <param name="adapters">All that are there.</param>
/// <param name="roleOf">An adapter's role.</param>
/// <param name="statesOf">What a role may be now.</param>
internal sealed class WantedAround(
    ImmutableArray<PolicyRoles> policies,
    ImmutableArray<SeenAdapter> adapters,
    Func<string, SettingOracle> roleOf,
    Func<SettingOracle, ImmutableHashSet<SettingState>> statesOf)
{
    private readonly Dictionary<string, SeenAdapter> byId = adapters.ToDictionary(adapter => adapter.Id);

    /// <summary>Of a collector's VLANs.</summary>
    public ImmutableArray<Want> OfTrunk(SeenAdapter collector) =>
    [
        .. ClaimsOf(collector.Id, RoleText.Destination, policy => policy.ManagesTrunk)
            .SelectMany(claims => Trunks(collector, claims))
            .Distinct(),
    ];

    /// <summary>Of the capture extension of a switch, by its uplinks.</summary>
    public ImmutableArray<Want> OfExtension(SeenSwitch place)
    {
        var may = place.Uplinks.Where(byId.ContainsKey)
            .Select(uplink => ClaimsOf(uplink, RoleText.Source, policy => policy.ManagesCapture).ToList())
            .ToList();
        var (isCertain, isPossible) = (
            may.Any(claims => claims.All(some => !some.IsEmpty)), may.Any(claims => claims.Any(some => !some.IsEmpty)));
        return isCertain ? [ExtensionOn] : isPossible ? [ExtensionOn, Want.Nothing] : [Want.Nothing];
    }

    private static Want ExtensionOn { get; } = Want.Of([SeenSwitch.On]);

    /// <summary>The policies that have the adapter in a role, one set for each way in which it may be.</summary>
    private IEnumerable<ImmutableArray<PolicyRoles>> ClaimsOf(string adapter, int role, Func<SoakPolicy, bool> isMeant)
    {
        var asking = policies.Where(policy =>
            isMeant(policy.Policy) && policy.Roles.TryGetValue(adapter, out var wanted) && wanted == role).ToList();
        if (asking.Count == 0)
            return [[]];
        var setting = roleOf(adapter);
        return statesOf(setting)
            .Select(state => setting.Rules.IsForeign(state) ? null : setting.Wanted.For(state)?.Value)
            .Distinct()
            .Select(value => asking.Where(policy => policy.TextOf(adapter) == value).ToImmutableArray());
    }

    private IEnumerable<Want> Trunks(SeenAdapter collector, ImmutableArray<PolicyRoles> claims)
    {
        if (claims.IsEmpty)
            return [Want.Nothing];
        IEnumerable<ImmutableArray<TrunkNeed>> all = [[]];
        foreach (var policy in claims.OrderBy(claim => claim.Policy.Id))
            all = [.. all.SelectMany(before => Needs(policy, collector).Select(before.Add))];
        return all.Select(needs => new TrunkWant(needs));
    }

    /// <summary>What a policy's sources beside a collector carry, with those that may be sources and without.</summary>
    private List<TrunkNeed> Needs(PolicyRoles policy, SeenAdapter collector)
    {
        List<TrunkNeed> needs = [new(policy.Policy.Id.ToString("D"), ImmutableSortedSet<string>.Empty)];
        foreach (var source in policy.Roles.Where(pair => pair.Value == RoleText.Source).Select(pair => byId[pair.Key]))
        {
            if (!WantedRoles.IsBeside(source, collector))
                continue;
            var setting = roleOf(source.Id);
            var vlans = TrunkNeed.Text(source.Carries);
            var isOne = statesOf(setting)
                .Select(state => setting.Wanted.For(state) is { } goal && RoleText.Mode(goal.Value) == RoleText.Source)
                .Distinct()
                .ToList();
            // The same need comes about in many ways; only different ones are followed.
            needs = [.. needs.SelectMany(need => isOne.Select(one => one ? need.With(vlans) : need)).Distinct()];
        }
        return needs;
    }
}
