using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>Decides which adapters a policy has.</summary>
public static class Membership
{
    private static readonly ImmutableSortedDictionary<string, int[]> NoGroups =
        ImmutableSortedDictionary.Create<string, int[]>(StringComparer.Ordinal);

    /// <param name="policy">The policy, in force or not.</param>
    /// <param name="snapshot">What is there.</param>
    /// <param name="last">Its members as last decided; null when nobody remembers.</param>
    /// <param name="claims">What the ledger says; asked only where <paramref name="last"/> is null.</param>
    /// <returns>The members. A set that is as it was last is the same instance.</returns>
    public static PolicyMembers Of(
        MirrorPolicy policy, ClusterSnapshot snapshot, PolicyMembers? last, LedgerClaims claims) =>
        Place(policy, AdapterIndex.Of(snapshot), last, claims).Members;

    /// <summary>The same, with where the members stand in the index.</summary>
    internal static PlacedMembers Place(
        MirrorPolicy policy, AdapterIndex index, PolicyMembers? last, LedgerClaims claims)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(claims);
        var count = index.Adapters.Length;
        var marks = ArrayPool<Match>.Shared.Rent(count);
        var collectors = ArrayPool<bool>.Shared.Rent(count);
        try
        {
            collectors.AsSpan(0, count).Clear();
            return Place(policy, last, claims, index, marks.AsSpan(0, count), collectors.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<Match>.Shared.Return(marks);
            ArrayPool<bool>.Shared.Return(collectors);
        }
    }

    private static PlacedMembers Place(
        MirrorPolicy policy,
        PolicyMembers? last,
        LedgerClaims claims,
        AdapterIndex index,
        Span<Match> marks,
        Span<bool> collectors)
    {
        var members = new List<int>();
        var uncertain = new List<int>();
        var groups = PolicyMembers.None.Destinations.ToBuilder();
        var placed = NoGroups.ToBuilder();
        foreach (var group in policy.Destinations)
        {
            var before = last?.Destinations.GetValueOrDefault(group.Name, []);
            SelectorMatcher.Of(group.Selector).Mark(index, marks);
            members.Clear();
            for (var at = Next(marks, 0); at < marks.Length; at = Next(marks, at + 1))
            {
                if (marks[at] == Match.Unknown)
                {
                    var id = index.Adapters[at].Id;
                    uncertain.Add(at);
                    if (!(before?.Contains(id) ?? claims.Holds(policy.Id, id, MirrorRole.Destination)))
                        continue;
                }
                collectors[at] = true;
                members.Add(at);
            }
            // Names are unique in a policy that was checked; in another one, nobody is lost.
            int[] joined = placed.TryGetValue(group.Name, out var known) ? [.. known.Union(members).Order()] : [.. members];
            placed[group.Name] = joined;
            groups[group.Name] = Set(index, joined, before);
        }
        SelectorMatcher.Of(policy.Sources).Mark(index, marks);
        members.Clear();
        for (var at = Next(marks, 0); at < marks.Length; at = Next(marks, at + 1))
        {
            if (collectors[at])
                continue;
            if (marks[at] == Match.Unknown)
            {
                var id = index.Adapters[at].Id;
                uncertain.Add(at);
                if (!(last?.Sources.Contains(id) ?? claims.Holds(policy.Id, id, MirrorRole.Source)))
                    continue;
            }
            members.Add(at);
        }
        int[] sources = [.. members];
        return new PlacedMembers(
            new PolicyMembers(
                Set(index, sources, last?.Sources),
                groups.ToImmutable(),
                Set(index, [.. uncertain.Distinct().Order()], last?.Uncertain)),
            sources,
            placed.ToImmutable());
    }

    /// <summary>The first position from one on that is not decided to be out.</summary>
    private static int Next(Span<Match> marks, int from)
    {
        var found = MemoryMarshal.AsBytes(marks[from..]).IndexOfAnyExcept((byte)Match.No);
        return found < 0 ? marks.Length : from + found;
    }

    /// <summary>The ids at ascending positions.</summary>
    private static ImmutableSortedSet<AdapterId> Set(
        AdapterIndex index, int[] positions, ImmutableSortedSet<AdapterId>? last)
    {
        if (last is not null && last.Count == positions.Length && AreSame(index, positions, last))
            return last;
        return [.. Array.ConvertAll(positions, at => index.Adapters[at].Id)];
    }

    private static bool AreSame(AdapterIndex index, int[] positions, ImmutableSortedSet<AdapterId> set)
    {
        var at = 0;
        foreach (var id in set)
            if (id != index.Adapters[positions[at++]].Id)
                return false;
        return true;
    }
}
