using System.Collections.Immutable;
using WacMirror.Core.Policies.Documents;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Checks;

/// <summary>No two policies in force may want different roles or sessions of the same adapter. Wanting the same is
/// sharing.</summary>
internal static class OverlapValidator
{
    private const int Shown = 3;

    public static IEnumerable<FieldError> Check(MirrorPolicy policy, PolicyMembers members, PolicyContext context)
    {
        if (!IsInForce(policy, context.Now))
            yield break;
        foreach (var other in context.Others
            .Where(other => other.Id != policy.Id && IsInForce(other, context.Now)).OrderBy(other => other.Id))
        {
            var theirs = context.MembersOf(other);
            var wanted = theirs.Sources.Concat(Collectors(theirs)).ToHashSet();
            foreach (var (field, role, mine) in Sides(members))
            {
                var contested = mine.Where(id => wanted.Contains(id)
                    && (theirs.Sources.Contains(id) ? MirrorRole.Source : MirrorRole.Destination, other.Session)
                        != (role, policy.Session)).ToImmutableSortedSet();
                if (!contested.IsEmpty)
                    yield return new FieldError(
                        field, Names(contested, context.Snapshot),
                        $"adapters of which the policy '{DocumentNode.Short(other.Name)}' wants the same role and session, or none")
                    {
                        Kind = FieldErrorKinds.OverlappingClaims,
                    };
            }
        }
    }

    private static (string Field, MirrorRole Role, IEnumerable<AdapterId> Mine)[] Sides(PolicyMembers members) =>
    [
        (PolicyPaths.Sources, MirrorRole.Source, members.Sources),
        (PolicyPaths.Destinations, MirrorRole.Destination, Collectors(members)),
    ];

    /// <summary>Standby ones too: they become destinations when a source comes.</summary>
    private static IEnumerable<AdapterId> Collectors(PolicyMembers members) =>
        members.Destinations.Values.SelectMany(group => group);

    private static bool IsInForce(MirrorPolicy policy, DateTimeOffset now) =>
        policy is { Mode: PolicyMode.Enforce, IsEnabled: true } && (policy.ExpiresAt is not { } end || end > now);

    private static string Names(ImmutableSortedSet<AdapterId> ids, ClusterSnapshot snapshot)
    {
        var shown = ids.Take(Shown).Select(id => snapshot.Adapters.TryGetValue(id, out var adapter)
            ? $"{adapter.Vm?.Name ?? adapter.Node}/{adapter.Name} ({id})" : $"{id}");
        var more = ids.Count > Shown ? $" and {ids.Count - Shown} more" : string.Empty;
        return string.Join(", ", shown) + more;
    }
}
