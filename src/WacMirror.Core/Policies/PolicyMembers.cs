using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>Which adapters a policy has now. One that both sides match is a destination only: a collector does not
/// watch itself.</summary>
/// <param name="Sources">The watched ones.</param>
/// <param name="Destinations">By the name of the group.</param>
/// <param name="Uncertain">Those for which a selector could not be decided and the last membership was kept.</param>
public sealed record PolicyMembers(
    ImmutableSortedSet<AdapterId> Sources,
    ImmutableSortedDictionary<string, ImmutableSortedSet<AdapterId>> Destinations,
    ImmutableSortedSet<AdapterId> Uncertain)
{
    public static PolicyMembers None { get; } = new(
        [], ImmutableSortedDictionary.Create<string, ImmutableSortedSet<AdapterId>>(StringComparer.Ordinal), []);
}
