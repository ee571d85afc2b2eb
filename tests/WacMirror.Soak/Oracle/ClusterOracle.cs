using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>Knows what every setting may be: from what happened, and from what the policies say by the definition. One
/// caller at a time.</summary>
/// <param name="replacesVlans">Whether the nodes want a VLAN setting taken away before they accept another.</param>
internal sealed class ClusterOracle(bool replacesVlans)
{
    private readonly SettingRules roleRules = new(SettingKind.Role);
    private readonly SettingRules trunkRules = new(SettingKind.Trunk with { IsReplaced = replacesVlans });
    private readonly SettingRules extensionRules = new(SettingKind.Extension);
    private readonly Dictionary<string, SettingOracle> roles = [];
    private readonly Dictionary<string, SettingOracle> trunks = [];
    private readonly Dictionary<string, SettingOracle> extensions = [];
    private readonly HashSet<string> absent = [];
    private ImmutableArray<PolicyRoles> policies = [];
    private ImmutableArray<SeenAdapter> seen = [];
    private ImmutableArray<SeenSwitch> switches = [];

    /// <summary>Adapters that are there, and what is wanted of them.</summary>
    public IEnumerable<(SeenAdapter Adapter, SettingOracle Role)> Roles =>
        seen.Select(adapter => (adapter, roles[adapter.Id]));

    /// <summary>What is wanted of adapters' VLAN settings.</summary>
    public IEnumerable<(SeenAdapter Adapter, SettingOracle Trunk)> Trunks =>
        seen.Select(adapter => (adapter, trunks[adapter.Id]));

    /// <summary>What is wanted of switches' capture extensions.</summary>
    public IEnumerable<(SeenSwitch Switch, SettingOracle Extension)> Extensions =>
        switches.Select(place => (place, extensions[place.Id]));

    /// <summary>The adapters that a policy watches, or would once it is on.</summary>
    public IEnumerable<string> SourcesOf(SoakPolicy policy) =>
        WantedRoles.Of([policy with { IsEnabled = true, IsEnforced = true, Canary = null }], seen)
            .SelectMany(wanted => wanted.Roles.Where(role => role.Value == RoleText.Source).Select(role => role.Key))
            .Order(StringComparer.Ordinal);

    /// <summary>Takes in where everything is and what the policies want of it now. New adapters begin with what they
    /// have.</summary>
    /// <param name="cluster">All that is there.</param>
    /// <param name="stored">All policies that are stored and not over.</param>
    /// <param name="now">The time.</param>
    public void Look(SeenCluster cluster, IEnumerable<SoakPolicy> stored, DateTimeOffset now)
    {
        foreach (var adapter in cluster.Adapters)
            if (!roles.TryGetValue(adapter.Id, out var role))
            {
                roles.Add(adapter.Id, new SettingOracle(roleRules, cluster.RoleOf(adapter.Id)));
                trunks.Add(adapter.Id, new SettingOracle(trunkRules, cluster.TrunkOf(adapter.Id)));
            }
            else if (absent.Remove(adapter.Id))
            {
                role.Renew(cluster.RoleOf(adapter.Id), now);
                trunks[adapter.Id].Renew(cluster.TrunkOf(adapter.Id), now);
            }
        foreach (var place in cluster.Switches)
            if (!extensions.ContainsKey(place.Id))
                extensions.Add(place.Id, new SettingOracle(extensionRules, cluster.ExtensionOf(place.Id)));
        absent.UnionWith(seen.Select(adapter => adapter.Id).Except(cluster.Adapters.Select(adapter => adapter.Id)));
        (seen, switches) = (cluster.Adapters, cluster.Switches);
        policies = WantedRoles.Of(stored, seen);
        var wanted = WantedRoles.Wants(policies);
        foreach (var adapter in seen)
            roles[adapter.Id].Follow(wanted.GetValueOrDefault(adapter.Id, Want.Nothing));
        LookAround(role => role.Reachable());
    }

    public void EditRole(string adapter, string role, DateTimeOffset now)
    {
        roles[adapter].Edit(role, now);
        LookAround(setting => setting.Reachable());
    }

    public void EditTrunk(string adapter, string vlans, DateTimeOffset now) => trunks[adapter].Edit(vlans, now);

    /// <summary>A role of somebody else is taken over.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="isCleared">Whether it becomes None in the end.</param>
    /// <param name="isCertain">Whether the call was answered; otherwise it may have happened.</param>
    public void Adopt(string adapter, bool isCleared, bool isCertain)
    {
        roles[adapter].Adopt(isCleared ? RoleText.Cleared : found => found, isCertain);
        LookAround(setting => setting.Reachable());
    }

    /// <summary>Compares every setting with what it may be.</summary>
    /// <param name="cluster">What is there.</param>
    /// <param name="moment">When, and what is known of it.</param>
    /// <param name="figures">Counted up.</param>
    public ImmutableArray<Difference> Compare(SeenCluster cluster, OracleMoment moment, Figures figures)
    {
        var check = new OracleCheck(moment, figures);
        foreach (var (adapter, role) in Roles)
            check.Add(SettingKind.Role.Name, adapter, role, cluster.RoleOf(adapter.Id));
        LookAround(role => role.States);
        foreach (var (adapter, trunk) in Trunks)
            figures.Trunks += check.Add(SettingKind.Trunk.Name, adapter, trunk, cluster.TrunkOf(adapter.Id)) ? 1 : 0;
        foreach (var (place, extension) in Extensions)
            figures.Extensions += check.Add(
                $"{SettingKind.Extension.Name} of {place.Name} on {place.Node} ({place.Id})",
                place.Node,
                extension,
                cluster.ExtensionOf(place.Id)) ? 1 : 0;
        return check.Differences;
    }

    /// <summary>What is wanted of VLANs and extensions, by what the roles may be.</summary>
    private void LookAround(Func<SettingOracle, ImmutableHashSet<SettingState>> statesOf)
    {
        var around = new WantedAround(policies, seen, adapter => roles[adapter], statesOf);
        foreach (var (adapter, trunk) in Trunks)
            trunk.Follow(around.OfTrunk(adapter));
        foreach (var (place, extension) in Extensions)
            extension.Follow(around.OfExtension(place));
    }
}
