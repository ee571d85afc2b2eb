using System.Collections.Immutable;

namespace WacMirror.Core.Planning;

/// <summary>Sets of policies, each made once: thousands of settings share a few. One use each.</summary>
internal sealed class ClaimSets
{
    private readonly Dictionary<Guid, ImmutableSortedSet<Guid>> singles = [];
    private readonly List<ImmutableSortedSet<Guid>> recent = [];

    public static bool Same(ImmutableSortedSet<Guid> left, ImmutableSortedSet<Guid> right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        for (var at = 0; at < left.Count; at++)
            if (left[at] != right[at])
                return false;
        return true;
    }

    public ImmutableSortedSet<Guid> Of(Guid policy)
    {
        if (!singles.TryGetValue(policy, out var set))
            singles.Add(policy, set = [policy]);
        return set;
    }

    public ImmutableSortedSet<Guid> Of(IReadOnlyCollection<Guid> policies)
    {
        if (policies.Count == 1)
            return Of(policies.First());
        foreach (var known in recent)
            if (known.Count == policies.Count && policies.All(known.Contains))
                return known;
        ImmutableSortedSet<Guid> made = [.. policies];
        // Neighbours want the same more often than not; a long memory would cost more than it saves.
        if (recent.Count == 8)
            recent.RemoveAt(0);
        recent.Add(made);
        return made;
    }
}
