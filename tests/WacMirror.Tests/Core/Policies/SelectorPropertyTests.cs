using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Policies;

internal sealed class SelectorPropertyTests
{
    [Test]
    public void Selector_OfAnySnapshot_MatchesAsItsDefinitionSays() => Check(
        (selector, snapshot) => snapshot.Adapters.Values.All(adapter =>
            SelectorMatcher.Of(selector).Of(adapter) == NaiveSelector.Of(selector, adapter)));

    [Test]
    public void Selector_ByIndex_MatchesAsOneByOne() => Check(
        (selector, snapshot) => Marks(selector, snapshot).SequenceEqual(
            snapshot.Adapters.Values.Select(adapter => SelectorMatcher.Of(selector).Of(adapter))));

    [Test]
    public void AnyTerm_Added_RemovesNothing() => CheckWithTerm(
        (selector, term, snapshot) => NeverLess(
            Marks(selector, snapshot), Marks(selector with { Any = selector.Any.Add(term) }, snapshot)));

    [Test]
    public void NotTerm_Added_AddsNothing() => CheckWithTerm(
        (selector, term, snapshot) => NeverLess(
            Marks(selector with { Not = selector.Not.Add(term) }, snapshot), Marks(selector, snapshot)));

    [Test]
    public void Field_AddedToATerm_AddsNothing() => CheckWithTerm(
        (selector, term, snapshot) => NeverLess(
            Marks(selector with { Any = selector.Any.SetItem(0, With(selector.Any[0], term)) }, snapshot),
            Marks(selector, snapshot)));

    /// <summary>The first term, and of the second what the first does not ask.</summary>
    private static SelectorTerm With(SelectorTerm first, SelectorTerm second) => new()
    {
        Vm = first.Vm ?? second.Vm,
        VmId = first.VmId ?? second.VmId,
        Adapter = first.Adapter ?? second.Adapter,
        AdapterId = first.AdapterId ?? second.AdapterId,
        Kind = first.Kind ?? second.Kind,
        Switch = first.Switch ?? second.Switch,
        Node = first.Node ?? second.Node,
        Vlan = first.Vlan ?? second.Vlan,
        Subnet = first.Subnet ?? second.Subnet,
        Tag = first.Tag ?? second.Tag,
        State = first.State ?? second.State,
    };

    private static bool NeverLess(Match[] narrow, Match[] wide) => narrow.Zip(wide).All(pair => pair.First <= pair.Second);

    private static Match[] Marks(Selector selector, ClusterSnapshot snapshot)
    {
        var index = AdapterIndex.Of(snapshot);
        // What was there before must not show through.
        var marks = Enumerable.Repeat(Match.Unknown, index.Adapters.Length).ToArray();
        SelectorMatcher.Of(selector).Mark(index, marks);
        return marks;
    }

    private static void Check(Func<Selector, ClusterSnapshot, bool> holds) => Prop.ForAll(
        SelectorGen.Selectors.ToArbitrary(), SelectorGen.Snapshots.ToArbitrary(), holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void CheckWithTerm(Func<Selector, SelectorTerm, ClusterSnapshot, bool> holds) => Prop.ForAll(
        SelectorGen.Selectors.ToArbitrary(), SelectorGen.Terms.ToArbitrary(), SelectorGen.Snapshots.ToArbitrary(), holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
