using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Finds who of one policy hears whom. Sources of the same switch, session and VLAN setting share an
/// answer.</summary>
internal sealed class ReachFinder(Ground ground, MirrorPolicy policy, PolicyMembers members)
{
    private readonly Dictionary<Key, Reach> known = [];
    private readonly ImmutableArray<string> names = [.. members.Destinations.Keys];
    private Dictionary<SwitchGround, List<(string Group, Adapter Collector)>>? collectors;

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
        var here = CollectorsAt(place);
        var groups = ImmutableArray.CreateBuilder<GroupReach>(Math.Max(1, members.Destinations.Count));
        ImmutableArray<string> unreached = [];
        BlindReason? reason = null;
        if (IsOpenToAll)
        {
            var search = new CollectorSearch(source, ground.Seen.Snapshot.Motion);
            foreach (var destination in place.Destinations)
                search.Try(destination.Adapter);
            groups.Add(new GroupReach(string.Empty, search.Reached));
            reason = search.Reached.IsEmpty ? search.Why : null;
        }
        foreach (var name in names)
        {
            var search = new CollectorSearch(source, ground.Seen.Snapshot.Motion);
            foreach (var member in here)
                if (ReferenceEquals(member.Group, name))
                    search.Try(member.Collector);
            groups.Add(new GroupReach(name, search.Reached));
            if (!search.Reached.IsEmpty)
                continue;
            reason ??= search.Why;
            unreached = unreached.Add(name);
        }
        return new Reach(groups.ToImmutable(), reason, unreached, IsLeaking(source, place, here), here.Exists(HasDrifted));
    }

    private bool IsLeaking(Adapter source, SwitchGround place, List<(string Group, Adapter Collector)> here)
    {
        if (IsOpenToAll)
            return false;
        foreach (var destination in place.Destinations)
            if (Hearing.CanHear(destination.Adapter, source.Role.Session, Motion.None)
                && Hearing.PassesAny(source, destination.Adapter) && !Names(here, destination.Adapter))
                return true;
        return false;
    }

    private static bool Names(List<(string Group, Adapter Collector)> here, Adapter destination)
    {
        foreach (var member in here)
            if (member.Collector.Id == destination.Id)
                return true;
        return false;
    }

    private bool HasDrifted((string Group, Adapter Collector) member) =>
        member.Collector is { IsRoleKnown: true, HasConnection: true, Presence: Presence.AtRest }
        && member.Collector.Role != new RoleSetting(MirrorRole.Destination, policy.Session);

    private List<(string Group, Adapter Collector)> CollectorsAt(SwitchGround place)
    {
        if (collectors is null)
        {
            collectors = [];
            foreach (var name in names)
                foreach (var id in members.Destinations[name])
                    if (ground[id] is { Switch: { } at } standing)
                        if (collectors.TryGetValue(at, out var there))
                            there.Add((name, standing.Adapter));
                        else
                            collectors.Add(at, [(name, standing.Adapter)]);
        }
        return collectors.TryGetValue(place, out var here) ? here : [];
    }

    private readonly record struct Key(SwitchGround Place, byte Session, VlanSetting Vlan, bool IsUplink);
}
