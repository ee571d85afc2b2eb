using WacMirror.Cim;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Somebody at the nodes who knows nothing of WacMirror, in both labs.</summary>
internal sealed class StrangerDice(SoakWorld world)
{
    /// <summary>So many operations apart, at least, a stranger touches the same adapter's role for the third time and
    /// more: closer, and everything becomes a fight, which leaves open what is allowed.</summary>
    private const int FightDistance = 4000;

    private readonly Dictionary<string, Queue<int>> touched = [];

    /// <summary>Sets a role, or removes the whole security object with it.</summary>
    public async Task EditRoleAsync()
    {
        var adapter = Any();
        if (!MayTouch(adapter.Id) && !world.Toss(0.05))
        {
            await EditOtherAsync();
            return;
        }
        var (mode, session) = (world.Chance.Next(3), world.Toss(0.1) ? 3 : 0);
        if (world.Toss(0.15))
        {
            await RemoveAsync(adapter);
            return;
        }
        world.Note($"stranger sets {adapter.Vm ?? adapter.Kind}/{adapter.Name} to {mode}/{session}");
        if (await world.Labs.EditAsync(
            adapter.Id,
            SeenAdapters.Security,
            ("MonitorMode", CimValue.Of((ulong)mode)),
            ("MonitorSession", CimValue.Of((ulong)session))))
            Edited(adapter, RoleText.Of(mode, session));
    }

    /// <summary>Changes something that is nobody's business but the stranger's.</summary>
    public async Task EditOtherAsync()
    {
        var adapter = Any();
        var (className, property, value) = world.Chance.Next(6) switch
        {
            0 => (SeenAdapters.Security, "AllowMacSpoofing", CimValue.Of(world.Toss(0.5))),
            1 => (SeenAdapters.Security, "EnableDhcpGuard", CimValue.Of(world.Toss(0.5))),
            2 => (SeenAdapters.Security, "VirtualSubnetId", CimValue.Of((ulong)world.Chance.Next(5000))),
            3 => (SeenAdapters.Security, "TeamName", CimValue.Of("team & <" + world.Chance.Next(9) + ">")),
            4 => (SeenAdapters.Offload, "VMQOffloadWeight", CimValue.Of((ulong)world.Chance.Next(100))),
            _ => (SeenAdapters.Security, "StormLimit", CimValue.Of((ulong)world.Chance.Next(1000))),
        };
        world.Note($"stranger sets {property} of {adapter.Vm ?? adapter.Kind}/{adapter.Name} to {value.AsText}");
        await world.Labs.EditAsync(adapter.Id, className, (property, value));
    }

    /// <summary>Moves an adapter to other VLANs, which changes what selectors match and what collectors must pass. The
    /// whole setting is set: what a stranger leaves as it was depends on what WacMirror has there.</summary>
    public async Task EditVlanAsync()
    {
        var adapter = world.Toss(0.3) ? world.Pick(Sensors()) : Any();
        var vlans = world.Chance.Next(4) switch
        {
            0 or 1 => TrunkText.Of(1, 10 * (world.Chance.Next(3) + 1), 0, []),
            2 => TrunkText.Of(2, 0, world.Chance.Next(3), [10, world.Chance.Next(50) + 15]),
            _ => TrunkText.Untagged,
        };
        var isGone = vlans == TrunkText.Untagged;
        world.Note($"stranger sets VLANs of {adapter.Vm ?? adapter.Kind}/{adapter.Name}: {(isGone ? "none" : vlans)}");
        if (await world.Labs.EditAsync(adapter.Id, SeenAdapters.Vlan, isGone ? [] : SeenAdapters.TrunkProperties(vlans)))
            world.Oracle.EditTrunk(adapter.Id, vlans, TimeProvider.System.GetUtcNow());
        world.Look();
    }

    private async Task RemoveAsync(SeenAdapter adapter)
    {
        world.Note($"stranger removes the security setting of {adapter.Vm ?? adapter.Kind}/{adapter.Name}");
        // Everything else in the object goes too, in both.
        if (await world.Labs.EditAsync(adapter.Id, SeenAdapters.Security))
            Edited(adapter, RoleText.None);
    }

    private void Edited(SeenAdapter adapter, string role)
    {
        if (!touched.TryGetValue(adapter.Id, out var times))
            touched.Add(adapter.Id, times = new Queue<int>());
        times.Enqueue(world.Figures.Operations);
        if (times.Count > 2)
            times.Dequeue();
        world.Oracle.EditRole(adapter.Id, role, TimeProvider.System.GetUtcNow());
        world.Look();
    }

    private bool MayTouch(string adapter) =>
        !touched.TryGetValue(adapter, out var times)
        || times.Count < 2
        || world.Figures.Operations - times.Peek() > FightDistance;

    private List<SeenAdapter> Sensors() =>
        [.. world.Oracle.Roles.Select(role => role.Adapter).Where(adapter => adapter.Notes.Contains("#sensor", StringComparison.Ordinal))];

    private SeenAdapter Any() => world.Pick([.. world.Oracle.Roles.Select(role => role.Adapter)]);
}
