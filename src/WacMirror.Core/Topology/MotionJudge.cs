using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>Decides what is moving and what is there twice, from the readings, the cluster's records and what was
/// decided before. One use each.</summary>
internal sealed class MotionJudge(
    Motion before, MachineGroups machines, ImmutableHashSet<string> silent, DateTimeOffset now)
{
    private readonly ImmutableHashSet<Guid>.Builder moving = ImmutableHashSet.CreateBuilder<Guid>();
    private readonly ImmutableHashSet<Guid>.Builder disputed = ImmutableHashSet.CreateBuilder<Guid>();
    private readonly ImmutableHashSet<Guid>.Builder duplicates = ImmutableHashSet.CreateBuilder<Guid>();
    private readonly ImmutableDictionary<Guid, DateTimeOffset>.Builder together =
        ImmutableDictionary.CreateBuilder<Guid, DateTimeOffset>();
    private readonly ImmutableDictionary<Guid, DateTimeOffset>.Builder astray =
        ImmutableDictionary.CreateBuilder<Guid, DateTimeOffset>();

    public Motion Result => new()
    {
        Moving = moving.ToImmutable(),
        Disputed = disputed.ToImmutable(),
        Duplicates = duplicates.ToImmutable(),
        TogetherSince = together.ToImmutable(),
        AstraySince = astray.ToImmutable(),
    };

    /// <param name="owner">The machine, or the switch.</param>
    /// <param name="vm">The machine; null for a switch, which does not move.</param>
    /// <param name="shownOn">The node that its adapters are taken from.</param>
    /// <param name="places">Every reading that shows it.</param>
    public void Seen(Guid owner, Vm? vm, string shownOn, IReadOnlyCollection<NodeSnapshot> places)
    {
        var answering = places.Count(node => !silent.Contains(node.Node));
        var group = vm is null ? null : machines.Of(vm);
        if (answering > 1 && IsAtRest(owner, vm, group, places))
            duplicates.Add(owner);
        else if (answering > 1)
            Dispute(owner);
        else if (group is { Vm: not null, Owner: { } record } && !Same(record, shownOn) && IsRecent(owner))
            Dispute(owner);
        else if (group is { IsMoving: true })
            moving.Add(owner);
    }

    /// <summary>Whether a machine that no reading shows any more is only on its way: the cluster still has it, and not
    /// as switched off, which takes it off every node.</summary>
    public bool IsOnItsWay(Vm vm)
    {
        var isOnItsWay = machines.Of(vm) is { Vm: not null, State: not (GroupState.Offline or GroupState.Failed) }
            && IsRecent(vm.Id);
        if (isOnItsWay)
            Dispute(vm.Id);
        return isOnItsWay;
    }

    private bool IsAtRest(Guid owner, Vm? vm, MachineGroup? group, IReadOnlyCollection<NodeSnapshot> places)
    {
        if (vm is null)
            return true;
        var since = before.TogetherSince.GetValueOrDefault(owner, now);
        together[owner] = since;
        return group is not { IsMoving: true }
            && places.Where(node => !silent.Contains(node.Node)).All(node => node.ReadAt >= since + Motion.RestAfter);
    }

    private bool IsRecent(Guid owner)
    {
        var since = before.AstraySince.GetValueOrDefault(owner, now);
        astray[owner] = since;
        return now - since < Motion.PatienceWithRecord;
    }

    private void Dispute(Guid owner)
    {
        moving.Add(owner);
        disputed.Add(owner);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
