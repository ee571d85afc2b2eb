using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Soak.Oracle;

/// <summary>What policies that may widen trunks need a collector's VLAN setting to pass.</summary>
/// <param name="Needs">Of each policy that has it as a collector; a policy comes once.</param>
internal sealed record TrunkWant(ImmutableArray<TrunkNeed> Needs) : Want
{
    /// <summary>A policy takes hold where a source of its own does not pass what stood there before; from then on all of
    /// its sources count, and what passed once passes until the last policy lets go.</summary>
    public override Goal? For(SettingState state)
    {
        var isOwned = state.Phase is HeldPhase.Applying or HeldPhase.Held;
        var before = TrunkText.Passes(isOwned ? state.Prior : state.Value);
        var vlans = isOwned ? before.Union(TrunkText.Passes(state.Applied)) : before;
        var holders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var need in Needs)
        {
            var holds = isOwned && state.Holders.Split(' ').Contains(need.Policy);
            if (!holds && need.Sources.All(source => TrunkNeed.Vlans(source).IsSubsetOf(before)))
                continue;
            holders.Add(need.Policy);
            foreach (var source in need.Sources)
                if (holds || !TrunkNeed.Vlans(source).IsSubsetOf(before))
                    vlans = vlans.Union(TrunkNeed.Vlans(source));
        }
        return holders.Count == 0 ? null : new Goal(TrunkText.TrunkOf(vlans), string.Join(' ', holders));
    }

    public bool Equals(TrunkWant? other) => other is not null && Needs.SequenceEqual(other.Needs);

    public override int GetHashCode() => Needs.Length;

    public override string ToString() => string.Join(" and ", Needs);
}

/// <summary>What one policy needs of a collector's VLAN setting.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Sources">What its sources beside the collector carry, each as a text of ascending VLANs.</param>
internal sealed record TrunkNeed(string Policy, ImmutableSortedSet<string> Sources)
{
    public static string Text(IEnumerable<int> vlans) => string.Join(',', vlans.Order());

    public static ImmutableSortedSet<int> Vlans(string text) =>
        [.. text.Split(',').Select(vlan => int.Parse(vlan, CultureInfo.InvariantCulture))];

    public TrunkNeed With(string vlans) => this with { Sources = Sources.Add(vlans) };

    public bool Equals(TrunkNeed? other) =>
        other is not null && Policy == other.Policy && Sources.SetEquals(other.Sources);

    public override int GetHashCode() => Sources.Count;

    public override string ToString() => $"{Policy} needs {string.Join(" + ", Sources)}";
}
