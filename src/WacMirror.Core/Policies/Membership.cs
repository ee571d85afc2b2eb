using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>Decides which adapters a policy has.</summary>
public static class Membership
{
    /// <param name="policy">The policy, in force or not.</param>
    /// <param name="snapshot">What is there.</param>
    /// <param name="last">Its members as last decided; null when nobody remembers.</param>
    /// <param name="claims">What the ledger says; asked only where <paramref name="last"/> is null.</param>
    /// <returns>The members. A set that is as it was last is the same instance.</returns>
    public static PolicyMembers Of(
        MirrorPolicy policy, ClusterSnapshot snapshot, PolicyMembers? last, LedgerClaims claims)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(claims);
        var index = AdapterIndex.Of(snapshot);
        var count = index.Adapters.Length;
        var marks = ArrayPool<Match>.Shared.Rent(count);
        var collectors = ArrayPool<bool>.Shared.Rent(count);
        try
        {
            collectors.AsSpan(0, count).Clear();
            return Of(policy, last, claims, index, marks.AsSpan(0, count), collectors.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<Match>.Shared.Return(marks);
            ArrayPool<bool>.Shared.Return(collectors);
        }
    }

    private static PolicyMembers Of(
        MirrorPolicy policy,
        PolicyMembers? last,
        LedgerClaims claims,
        AdapterIndex index,
        Span<Match> marks,
        Span<bool> collectors)
    {
        var members = new List<AdapterId>();
        var uncertain = new List<AdapterId>();
        var groups = PolicyMembers.None.Destinations.ToBuilder();
        foreach (var group in policy.Destinations)
        {
            var before = last?.Destinations.GetValueOrDefault(group.Name, []);
            SelectorMatcher.Of(group.Selector).Mark(index, marks);
            members.Clear();
            for (var at = Next(marks, 0); at < marks.Length; at = Next(marks, at + 1))
            {
                var id = index.Adapters[at].Id;
                if (marks[at] == Match.Unknown)
                    uncertain.Add(id);
                if (marks[at] == Match.Unknown
                    && !(before?.Contains(id) ?? claims.Holds(policy.Id, id, MirrorRole.Destination)))
                    continue;
                collectors[at] = true;
                members.Add(id);
            }
            // Names are unique in a policy that was checked; in another one, nobody is lost.
            var joined = groups.TryGetValue(group.Name, out var known) ? known.Union(members) : Set(members, before);
            groups[group.Name] = joined;
        }
        SelectorMatcher.Of(policy.Sources).Mark(index, marks);
        members.Clear();
        for (var at = Next(marks, 0); at < marks.Length; at = Next(marks, at + 1))
        {
            if (collectors[at])
                continue;
            var id = index.Adapters[at].Id;
            if (marks[at] == Match.Unknown)
                uncertain.Add(id);
            if (marks[at] == Match.Yes
                || (last?.Sources.Contains(id) ?? claims.Holds(policy.Id, id, MirrorRole.Source)))
                members.Add(id);
        }
        return new PolicyMembers(
            Set(members, last?.Sources), groups.ToImmutable(), Set(uncertain, last?.Uncertain));
    }

    /// <summary>The first position from one on that is not decided to be out.</summary>
    private static int Next(Span<Match> marks, int from)
    {
        var found = MemoryMarshal.AsBytes(marks[from..]).IndexOfAnyExcept((byte)Match.No);
        return found < 0 ? marks.Length : from + found;
    }

    private static ImmutableSortedSet<AdapterId> Set(List<AdapterId> ids, ImmutableSortedSet<AdapterId>? last) =>
        ids.Count == 0 ? [] : last is not null && AreSame(last, ids) ? last : [.. ids];

    private static bool AreSame(ImmutableSortedSet<AdapterId> set, List<AdapterId> ids)
    {
        if (set.Count != ids.Count)
            return false;
        var at = 0;
        foreach (var id in set)
            if (id != ids[at++])
                return false;
        return true;
    }
}
