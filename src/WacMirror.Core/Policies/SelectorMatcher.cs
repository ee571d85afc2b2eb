using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WacMirror.Core.Policies.Matching;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>A selector, made ready once and then asked for many adapters. Three-valued: what is unknown stays unknown
/// unless something else decides. Safe on any thread.</summary>
public sealed class SelectorMatcher
{
    private static readonly ConditionalWeakTable<Selector, SelectorMatcher> Known = [];

    private readonly ImmutableArray<TermMatcher> any;
    private readonly ImmutableArray<TermMatcher> not;

    private SelectorMatcher(Selector selector)
    {
        any = [.. selector.Any.Select(term => new TermMatcher(term))];
        not = [.. selector.Not.Select(term => new TermMatcher(term))];
    }

    /// <summary>The matcher of a selector; the same one each time for the same instance.</summary>
    public static SelectorMatcher Of(Selector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Known.GetValue(selector, made => new SelectorMatcher(made));
    }

    /// <summary>Whether the selector matches an adapter.</summary>
    public Match Of(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        var best = Match.No;
        foreach (var term in any)
            if (best < Match.Yes && term.Of(adapter) is var match && match > best)
                best = match;
        foreach (var term in not)
            if (best > Match.No && Match.Yes - term.Of(adapter) is var rest && rest < (int)best)
                best = (Match)rest;
        return best;
    }

    /// <summary>The same for every adapter of a snapshot, at a cost that grows with what the terms could match rather than
    /// with the snapshot.</summary>
    /// <param name="index">The snapshot's index.</param>
    /// <param name="marks">One for each adapter, by position; all are set.</param>
    public void Mark(AdapterIndex index, Span<Match> marks)
    {
        ArgumentNullException.ThrowIfNull(index);
        marks.Clear();
        var scratch = new PositionList();
        foreach (var term in any)
            term.Raise(index, marks, scratch);
        foreach (var term in not)
            term.Lower(index, marks, scratch);
    }
}
