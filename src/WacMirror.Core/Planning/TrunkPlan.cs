using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Widens collectors' trunks to their sources' VLANs where a policy may do so, and puts them back. While a policy
/// holds a collector whose trunk it needed, the trunk is never narrowed: each change interrupts the collector.</summary>
internal sealed class TrunkPlan(Survey survey, RolePlan roles, LedgerIndex ledger, ClaimSets sets)
{
    private readonly SortedDictionary<int, Need> needs = [];
    private readonly Dictionary<int, VlanSetting> wanted = [];

    /// <summary>What a collector's VLAN setting will be once the plan is carried out; what it is where nothing is
    /// planned.</summary>
    public VlanSetting SettingOf(int at) => wanted.GetValueOrDefault(at) ?? survey[at].Vlan;

    public void Decide(IEnumerable<PolicyCase> cases, SettingPlan settings)
    {
        var sources = new AdaptersByPlace(survey);
        foreach (var policy in cases)
            if (policy is { Claims: true, Policy.ManageTrunk: true })
                Add(policy, sources);
        foreach (var at in needs.Keys.Union(ledger.Trunks.Keys).Order())
            Decide(settings, at, needs.GetValueOrDefault(at), ledger.Trunks.GetValueOrDefault(at));
    }

    private void Add(PolicyCase policy, AdaptersByPlace sources)
    {
        sources.Use(policy.WantedSources);
        foreach (var at in policy.Collectors)
        {
            if (roles.WantedOf(at)?.Role != MirrorRole.Destination || roles.IsForeign(at)
                || !roles.ClaimsOf(at).Contains(policy.Id))
                continue;
            var row = ledger.Trunks.GetValueOrDefault(at);
            var before = (row?.Prior as SettingValue.Trunk)?.Vlan ?? survey[at].Vlan;
            var holds = row?.Claims.Contains(policy.Id) ?? false;
            foreach (var source in sources.At(survey.PlaceOf(at)))
                if (roles.WantedOf(source)?.Role == MirrorRole.Source && (holds || !Passes(source, before)))
                    NeedOf(at).Add(policy.Id, source, survey);
            if (holds)
                NeedOf(at).Claims.Add(policy.Id);
        }
    }

    private bool Passes(int source, VlanSetting collector) => survey.VlanOf(source) is >= 0 and var single
        ? VlanPass.Admits(collector, single)
        : VlanPass.Whole(survey[source], collector);

    private Need NeedOf(int at)
    {
        if (!needs.TryGetValue(at, out var need))
            needs.Add(at, need = new Need());
        return need;
    }

    private void Decide(SettingPlan settings, int at, Need? need, LedgerRow? row)
    {
        var adapter = survey[at];
        var spot = new Spot(
            adapter.Node, adapter.Switch?.Name, adapter.Id, survey.IsActionable(at) ? survey.ReadAt(at) : null);
        var found = new SettingValue.Trunk(adapter.Vlan);
        if (!settings.TrySettle(spot, found, ref row))
            return;
        SettingValue? want = null;
        if (need is not null)
        {
            var vlans = VlanSet.Of((row?.Applied as SettingValue.Trunk)?.Vlan ?? adapter.Vlan);
            // What is applied may be what a broken replacement left, which passes less than was there before.
            if (row?.Prior is SettingValue.Trunk prior)
                vlans.Add(VlanSet.Of(prior.Vlan));
            vlans.Add(need.Vlans);
            want = new SettingValue.Trunk(vlans.ToTrunk());
            if (spot.ReadAt is not null)
                wanted[at] = vlans.ToTrunk();
        }
        settings.Decide(
            spot, new SettingKey.Trunk(adapter.Id), found, want, need is null ? [] : sets.Of(need.Claims), row);
    }

    /// <summary>What a collector's trunk must pass, and for whom.</summary>
    private sealed class Need
    {
        public SortedSet<Guid> Claims { get; } = [];

        public VlanSet Vlans { get; } = new();

        public void Add(Guid policy, int source, Survey survey)
        {
            Claims.Add(policy);
            if (survey.VlanOf(source) is >= 0 and var single)
                Vlans.Add(single);
            else
                Vlans.Add(VlanSet.Of(survey[source]));
        }
    }
}
