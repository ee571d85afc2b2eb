using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Finds who of one policy hears whom. Sources of the same switch, session and VLAN setting share an
/// answer.</summary>
internal sealed class ReachFinder(Ground ground, MirrorPolicy policy, PolicyMembers members)
{
    private readonly Dictionary<Key, Reach> known = [];
    private readonly List<Standing> collectors = Spots(ground, members);

    /// <summary>Whether any destination will do: a role that was set by hand says nothing about who shall listen.</summary>
    private bool IsOpenToAll => policy.Destinations.IsEmpty;

    /// <param name="source">A source from which copies are made.</param>
    /// <param name="place">Its switch.</param>
    public Reach Of(Adapter source, SwitchGround place)
    {
        var key = new Key(place, source.Role.Session, source.Vlan, source.Kind == AdapterKind.Uplink);
        if (!known.TryGetValue(key, out var reach))
            known.Add(key, reach = Find(source, place));
        return reach;
    }

    private Reach Find(Adapter source, SwitchGround place)
    {
        var groups = ImmutableArray.CreateBuilder<GroupReach>();
        var unreached = ImmutableArray.CreateBuilder<string>();
        BlindReason? reason = null;
        if (IsOpenToAll)
            Add(string.Empty, place.Destinations);
        foreach (var (name, ids) in members.Destinations)
            Add(name, collectors.Where(spot => spot.Switch == place && ids.Contains(spot.Adapter.Id))
                .Select(spot => spot.Adapter));
        return new Reach(groups.ToImmutable(), reason, unreached.ToImmutable(), IsLeaking(source, place), HasDrifted(place));

        void Add(string name, IEnumerable<Adapter> candidates)
        {
            var (reached, why) = Reached(source, candidates);
            groups.Add(new GroupReach(name, reached));
            if (!reached.IsEmpty)
                return;
            reason ??= why;
            if (name.Length > 0)
                unreached.Add(name);
        }
    }

    private (ImmutableArray<AdapterId> Reached, BlindReason Why) Reached(Adapter source, IEnumerable<Adapter> candidates)
    {
        var reached = ImmutableArray.CreateBuilder<AdapterId>();
        var why = BlindReason.NoDestination;
        foreach (var candidate in candidates)
            if (!Hearing.CanHear(candidate, source.Role.Session, ground.Seen.Snapshot.Motion))
                why = why == BlindReason.NoDestination && !Machines.Listens(candidate) ? BlindReason.CollectorOff : why;
            else if (Hearing.PassesAll(source, candidate))
                reached.Add(candidate.Id);
            else
                why = BlindReason.VlanBlocked;
        return (reached.ToImmutable(), why);
    }

    private bool IsLeaking(Adapter source, SwitchGround place) =>
        !IsOpenToAll && place.Destinations.Any(destination =>
            Hearing.CanHear(destination, source.Role.Session, Motion.None)
            && Hearing.PassesAny(source, destination)
            && !members.Destinations.Values.Any(ids => ids.Contains(destination.Id)));

    private bool HasDrifted(SwitchGround place) => collectors.Any(spot =>
        spot.Switch == place && spot.Adapter is { IsRoleKnown: true, HasConnection: true, Presence: Presence.AtRest }
        && spot.Adapter.Role != new RoleSetting(MirrorRole.Destination, policy.Session));

    private static List<Standing> Spots(Ground ground, PolicyMembers members) =>
    [
        .. members.Destinations.Values.SelectMany(ids => ids).Distinct().Order()
            .Select(id => ground[id]).OfType<Standing>(),
    ];

    private readonly record struct Key(SwitchGround Place, byte Session, VlanSetting Vlan, bool IsUplink);
}
