using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Blindness;

/// <summary>Explains why a source turned blind, by what differs from what was last seen of it.</summary>
/// <param name="ground">What is there.</param>
/// <param name="policy">The policy.</param>
/// <param name="members">Its members.</param>
/// <param name="before">What was last seen of the policy; null when it is new.</param>
/// <param name="isFirstLook">Whether nothing was ever judged before, so that nothing can be said.</param>
/// <param name="wasComplete">Whether every node had answered before, so that what shows now is new.</param>
internal sealed class BlindCauses(
    Ground ground, MirrorPolicy policy, PolicyMembers members, PolicyTrail? before, bool isFirstLook, bool wasComplete)
{
    private static readonly BlindCause Unseen = new(BlindCauseKind.Unseen);
    private static readonly BlindCause PolicyChanged = new(BlindCauseKind.PolicyChanged);
    private static readonly BlindCause Surroundings = new(BlindCauseKind.SurroundingsChanged);

    private bool IsPolicyChanged => before is null || before.Policy.Revision != policy.Revision;

    /// <param name="last">What was last seen of the source; null when it is new.</param>
    /// <param name="source">The source now.</param>
    /// <param name="reach">Who hears it now; null when nothing of it is copied.</param>
    /// <param name="reason">Why it is blind.</param>
    public BlindCause Of(Sight? last, Adapter source, Reach? reach, BlindReason reason)
    {
        if (isFirstLook)
            return Unseen;
        if (last is null)
            return IsPolicyChanged || wasComplete ? PolicyChanged : Unseen;
        if (!last.Node.Equals(source.Node, StringComparison.OrdinalIgnoreCase))
            return new BlindCause(BlindCauseKind.SourceMoved, last.Node, source.Node);
        if (reason == BlindReason.NotArriving)
            return Unseen;
        if (last.Role != source.Role)
            return IsPolicyChanged ? PolicyChanged : new BlindCause(BlindCauseKind.RoleChanged);
        if (reach is null || last.Reach is null)
            return Changed(last.Reach is null);
        return OfCollectors(last.Reach, reach, source.Node);
    }

    private BlindCause Changed(bool wasSo) => IsPolicyChanged ? PolicyChanged : wasSo ? Unseen : Surroundings;

    /// <summary>By the collectors that heard it and do not now: the first whose own state tells why.</summary>
    private BlindCause OfCollectors(Reach was, Reach now, string node)
    {
        var lost = now.Groups.Where(group => group.Collectors.IsEmpty)
            .SelectMany(group => was.Groups.Where(old => old.Name == group.Name).SelectMany(old => old.Collectors))
            .ToList();
        return lost.Select(id => OfCollector(id, node)).FirstOrDefault(cause => cause is not null)
            ?? (IsPolicyChanged ? PolicyChanged : lost.Count == 0 ? Unseen : Surroundings);
    }

    private BlindCause? OfCollector(AdapterId id, string node)
    {
        if (ground[id]?.Adapter is not { } collector || Machines.IsOff(collector))
            return new BlindCause(BlindCauseKind.CollectorStopped, node);
        if (!collector.Node.Equals(node, StringComparison.OrdinalIgnoreCase))
            return new BlindCause(BlindCauseKind.CollectorMoved, node, collector.Node);
        if (collector.Presence == Presence.Moving)
            return new BlindCause(BlindCauseKind.CollectorMoved, node);
        if (IsPolicyChanged || !IsNamed(id))
            return PolicyChanged;
        return collector.Role != new RoleSetting(MirrorRole.Destination, policy.Session)
            ? new BlindCause(BlindCauseKind.RoleChanged)
            : null;
    }

    private bool IsNamed(AdapterId id) =>
        policy.Destinations.IsEmpty || members.Destinations.Values.Any(ids => ids.Contains(id));
}
