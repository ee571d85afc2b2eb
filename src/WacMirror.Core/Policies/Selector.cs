using System.Collections.Immutable;

namespace WacMirror.Core.Policies;

/// <summary>Which adapters: those that a term of <paramref name="Any"/> matches and no term of <paramref name="Not"/>
/// does.</summary>
public sealed record Selector(ImmutableArray<SelectorTerm> Any, ImmutableArray<SelectorTerm> Not)
{
    public static Selector Nothing { get; } = new([], []);

    /// <summary>Just one adapter.</summary>
    public static Selector Only(Topology.AdapterId id) => new([new SelectorTerm { AdapterId = id }], []);

    /// <summary>Without the terms that ask nothing: what is left of a form that is not filled in yet.</summary>
    public Selector WithoutEmptyTerms() =>
        new(Any.RemoveAll(term => term.IsEmpty), Not.RemoveAll(term => term.IsEmpty));

    public bool Equals(Selector? other) =>
        other is not null && Any.SequenceEqual(other.Any) && Not.SequenceEqual(other.Not);

    public override int GetHashCode() => HashCode.Combine(Any.Length, Not.Length);
}
