using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Decides every adapter's role, and keeps what was decided for what depends on it.</summary>
internal sealed class RolePlan(Survey survey, RoleWishes wishes, LedgerIndex ledger, ClaimSets sets, PlanDraft draft)
{
    private readonly ushort[] wanted = Empty(survey.Count);
    private readonly ImmutableSortedSet<Guid>?[] claims = new ImmutableSortedSet<Guid>?[survey.Count];
    private readonly bool[] isForeign = new bool[survey.Count];

    /// <summary>What the adapter shall have, all policies weighed; null where nobody wants anything, or they disagree and
    /// nobody held it before.</summary>
    public RoleSetting? WantedOf(int at) => RoleCode.From(wanted[at]);

    /// <summary>The policies that want it.</summary>
    public ImmutableSortedSet<Guid> ClaimsOf(int at) => claims[at] ?? [];

    /// <summary>Whether what it has is somebody else's, so that it stays as it is.</summary>
    public bool IsForeign(int at) => isForeign[at];

    public void Decide(SettingPlan settings)
    {
        for (var at = 0; at < survey.Count; at++)
            if ((wishes.Any(at) || ledger.RoleOf(at) is not null) && !IsAsWanted(at))
                Decide(settings, at, ledger.RoleOf(at));
    }

    /// <summary>Whether the adapter is held by just the policy that wants it, and has what that wants. So it is with nearly
    /// all at nearly every time, and it costs nothing to say.</summary>
    private bool IsAsWanted(int at)
    {
        if (!wishes.IsSingle(at))
            return false;
        var wish = wishes.First(at);
        var value = RoleCode.Of(wish.Value);
        if (!ledger.IsHeld(at, value, wish.Policy) || (survey.IsActionable(at) && survey.RoleOf(at) != value))
            return false;
        (wanted[at], claims[at]) = (value, sets.Of(wish.Policy.Id));
        return true;
    }

    private void Decide(SettingPlan settings, int at, LedgerRow? row)
    {
        var adapter = survey[at];
        var spot = new Spot(
            adapter.Node, adapter.Switch?.Name, adapter.Id, survey.IsActionable(at) ? survey.ReadAt(at) : null);
        var found = new SettingValue.Role(adapter.Role, !adapter.HasSecuritySetting);
        var isSettled = settings.TrySettle(spot, found, ref row);
        Weigh(at, spot, row);
        if (!isSettled)
            return;
        SettingValue? want = WantedOf(at) is { } value ? new SettingValue.Role(value) : null;
        var verdict = settings.Decide(spot, new SettingKey.Role(adapter.Id), found, want, ClaimsOf(at), row);
        isForeign[at] = verdict.IsForeign;
        if (verdict.IsForeign)
            draft.Add(new Finding(FindingKind.ForeignRole)
            {
                Policies = ClaimsOf(at),
                Adapters = [adapter.Id],
                Node = adapter.Node,
                Switch = adapter.Switch?.Name,
                Detail = ValueText.Of(adapter.Role),
            });
    }

    /// <summary>Decides between policies. Who has what it wants keeps it; else, where they disagree, nobody gets
    /// anything.</summary>
    private void Weigh(int at, Spot spot, LedgerRow? row)
    {
        if (!wishes.Any(at))
            return;
        if (wishes.IsSingle(at))
        {
            (wanted[at], claims[at]) = (RoleCode.Of(wishes.First(at).Value), sets.Of(wishes.First(at).Policy.Id));
            return;
        }
        var all = wishes.Of(at);
        var values = all.Select(wish => wish.Value).Distinct().ToList();
        var held = (row?.Applied as SettingValue.Role)?.Setting;
        if (values.Count > 1)
            draft.Add(new Finding(FindingKind.RoleConflict)
            {
                Policies = sets.Of([.. all.Select(wish => wish.Policy.Id)]),
                Adapters = [spot.Adapter!.Value],
                Node = spot.Node,
                Switch = spot.Switch,
                Detail = string.Join(", ", values.Select(ValueText.Of).Order(StringComparer.Ordinal)),
            });
        if ((values.Count == 1 ? values[0] : values.Contains(held ?? default) ? held : null) is not { } chosen)
            return;
        wanted[at] = RoleCode.Of(chosen);
        claims[at] = sets.Of([.. all.Where(wish => wish.Value == chosen).Select(wish => wish.Policy.Id)]);
    }

    private static ushort[] Empty(int count)
    {
        var codes = new ushort[count];
        Array.Fill(codes, RoleCode.Nothing);
        return codes;
    }
}
