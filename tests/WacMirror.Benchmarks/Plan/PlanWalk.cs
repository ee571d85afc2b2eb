using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;

namespace WacMirror.Benchmarks.Plan;

/// <summary>A bare look at everything a plan has to look at, once and deciding nothing: what the memory alone costs. It
/// grows faster than the count where what is looked at leaves the processor's caches.</summary>
internal static class PlanWalk
{
    /// <summary>A number that depends on everything seen, so that nothing is left out.</summary>
    public static long Over(PlanInput input)
    {
        var sum = 0L;
        foreach (var (id, adapter) in input.Seen.Snapshot.Adapters)
            sum += id.GetHashCode() + adapter.Node[0] + adapter.Vm!.Name[0] + adapter.Switch!.Id.GetHashCode()
                + (int)adapter.Vlan.Mode + (int)adapter.Role.Role + (int)adapter.Presence;
        foreach (var row in input.Ledger)
            sum += row.Setting.AdapterOf.GetHashCode() + row.Claims[0].GetHashCode()
                + (row.Applied is SettingValue.Role role ? (int)role.Setting.Role : 0);
        return sum;
    }
}
