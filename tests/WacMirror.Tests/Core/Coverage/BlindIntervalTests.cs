using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>When blind intervals begin and end, what they are explained by, and when they are stored.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BlindIntervalTests
{
    private readonly CoverageBench bench = new();
    private Adapter source = null!;
    private Adapter collector = null!;

    private void Begin()
    {
        (source, collector) = (bench.Source(1), bench.Collector(2));
        bench.Add(9, node: "HV02");
        bench.Watch([source], collector);
        bench.Rounds(3, () => bench.Carry(source, sent: 100));
    }

    private BlindCause CauseOf(Action change)
    {
        Begin();
        change();
        bench.Round();
        return bench.Interval.Cause;
    }

    [Test]
    public void SourceThatMoved_IsTheCause() => Assert.That(
        CauseOf(() => bench.Move(source, "HV02")),
        Is.EqualTo(new BlindCause(BlindCauseKind.SourceMoved, "HV01", "HV02")));

    [Test]
    public void CollectorThatMoved_IsTheCause() => Assert.That(
        CauseOf(() => bench.Move(collector, "HV02")),
        Is.EqualTo(new BlindCause(BlindCauseKind.CollectorMoved, "HV01", "HV02")));

    [Test]
    public void CollectorOnItsWay_IsTheCause() => Assert.That(
        CauseOf(() => bench.Dispute(collector)), Is.EqualTo(new BlindCause(BlindCauseKind.CollectorMoved, "HV01")));

    [Test]
    public void CollectorThatStopped_IsTheCause() => Assert.That(
        CauseOf(() => bench.Change(collector, found => found with { Vm = found.Vm! with { State = VmState.Off } })),
        Is.EqualTo(new BlindCause(BlindCauseKind.CollectorStopped, "HV01")));

    [Test]
    public void CollectorThatWasDeleted_IsTheCause() => Assert.That(
        CauseOf(() => bench.Remove(collector)), Is.EqualTo(new BlindCause(BlindCauseKind.CollectorStopped, "HV01")));

    [Test]
    public void RoleOfTheSource_ThatSomebodyChanged_IsTheCause() => Assert.That(
        CauseOf(() => bench.Change(source, found => found with { Role = default })).Kind,
        Is.EqualTo(BlindCauseKind.RoleChanged));

    [Test]
    public void RoleOfTheCollector_ThatSomebodyChanged_IsTheCause() => Assert.That(
        CauseOf(() => bench.Change(collector, found => found with { Role = default })).Kind,
        Is.EqualTo(BlindCauseKind.RoleChanged));

    [Test]
    public void VlanOfTheCollector_IsOfTheSurroundings() => Assert.That(
        CauseOf(() => bench.Change(collector, found => found with { Vlan = new VlanSetting(VlanMode.Access, 9, 0, []) })).Kind,
        Is.EqualTo(BlindCauseKind.SurroundingsChanged));

    [Test]
    public void VirtualFunction_IsOfTheSurroundings() => Assert.That(
        CauseOf(() => bench.Change(source, found => found with { Sriov = SriovState.Active })).Kind,
        Is.EqualTo(BlindCauseKind.SurroundingsChanged));

    [Test]
    public void PolicyThatNamesAnotherCollector_IsTheCause() => Assert.That(
        CauseOf(() => bench.Watch(
            CoverageBench.Policy() with { Revision = 2 }, [source], ("collectors", [bench.Collector(5, "HV02")]))).Kind,
        Is.EqualTo(BlindCauseKind.PolicyChanged));

    [Test]
    public void SourceThatAppeared_IsBlindByThePolicy()
    {
        Begin();
        var late = bench.Add(6);
        bench.Watch([source, late], collector);
        bench.Judge();
        Assert.That(bench.Interval.Cause.Kind, Is.EqualTo(BlindCauseKind.PolicyChanged));
        Assert.That(bench.Interval.Source, Is.EqualTo(late.Id));
    }

    [Test]
    public void BlindnessOfTheFirstLook_HasNoCause()
    {
        source = bench.Source(1);
        bench.Watch([source], bench.Collector(2, "HV02"));
        bench.Judge();
        Assert.That(bench.Interval.Cause, Is.EqualTo(new BlindCause(BlindCauseKind.Unseen)));
        Assert.That(bench.Interval, Has.Property("Start").EqualTo(bench.Now).And.Property("End").Null);
    }

    [Test]
    public void CollectorThatLeft_WhileTheNodeWasSilent_IsTheCauseAfter()
    {
        Begin();
        bench.Silence("HV01");
        bench.Round();
        Assert.That(bench.Intervals, Is.Empty);
        bench.Silence("HV01", isSilent: false);
        bench.Move(collector, "HV02");
        bench.Round();
        Assert.That(bench.Interval.Cause.Kind, Is.EqualTo(BlindCauseKind.CollectorMoved));
    }

    [Test]
    public void Interval_WhileTheBlindSourceMovesOrIsUnknown_StaysOpen()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        bench.Change(source, found => found with { Presence = Presence.Moving });
        bench.Round();
        bench.Silence("HV01");
        bench.Round();
        Assert.That(bench.Memory.Open.Single().Id, Is.EqualTo(bench.Interval.Id));
        Assert.That(bench.Interval.End, Is.Null);
        bench.Silence("HV01", isSilent: false);
        bench.Change(source, found => found with { Presence = Presence.AtRest, Node = "HV02", Switch = CoverageBench.SwitchOf("HV02") });
        bench.Round();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
        Assert.That(bench.Memory.Open, Is.Empty);
    }

    [Test]
    public void Interval_WhenItsSourceIsSwitchedOff_Ends()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        bench.Change(source, found => found with { Vm = found.Vm! with { State = VmState.Off } });
        bench.Round();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
    }

    [Test]
    public void Interval_WhenItsPolicyEnds_Ends()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        bench.End(CoverageBench.Policy());
        bench.Judge();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
        Assert.That(bench.Memory.Open, Is.Empty);
    }

    [Test]
    public void Interval_WhenItsSourceLeavesThePolicy_Ends()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        bench.Watch([], collector);
        bench.Judge();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
    }

    [Test]
    public void BlindnessThatComesAgain_IsAnotherInterval()
    {
        Begin();
        for (var i = 0; i < 2; i++)
        {
            bench.Change(collector, found => found with { Role = default });
            bench.Round();
            bench.Change(collector, found => found with { Role = new RoleSetting(MirrorRole.Destination) });
            bench.Round();
        }
        Assert.That(bench.Intervals.Values.Select(interval => interval.End), Is.All.Not.Null.And.Exactly(2).Items);
    }

    [Test]
    public void Interval_IsStoredWhenItBeginsAndEnds_AndRarelyMeanwhile()
    {
        Begin();
        bench.Move(collector, "HV02");
        var stored = 0;
        for (var second = 0; second < 31; second++)
        {
            bench.Carry(source, sent: 100);
            bench.Round();
            stored += bench.Last.Changed.Length;
        }
        Assert.That(stored, Is.EqualTo(4), "once at the beginning, then every ten seconds");
        bench.Move(collector, "HV01");
        for (var second = 0; second < 6; second++)
        {
            var carried = (ulong)(100 - (10 * second));
            bench.Carry(source, sent: carried);
            bench.Carry(collector, received: carried);
            bench.Round();
            stored += bench.Last.Changed.Length;
        }
        Assert.That(stored, Is.EqualTo(6), "at the end, and once more when its packets are counted");
    }

    [Test]
    public void SameJudgement_MadeTwice_GivesTheSame()
    {
        Begin();
        bench.Move(collector, "HV02");
        var before = bench.Memory;
        bench.Round();
        var again = CoverageJudge.Judge(bench.Input(), before);
        Assert.That(again.Changed, Is.EqualTo(bench.Last.Changed));
        Assert.That(again.Memory.Report.Policies, Is.EqualTo(bench.Memory.Report.Policies));
    }

    [Test]
    public void OpenInterval_AfterARestart_GoesOnAndEndsAsItself()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Rounds(11, () => bench.Carry(source, sent: 100));
        var stored = bench.Interval;
        bench.Memory = CoverageMemory.From([stored]);
        bench.Rounds(2, () => bench.Carry(source, sent: 100));
        Assert.That(bench.Interval.Start, Is.EqualTo(stored.Start), "no second interval");
        Assert.That(bench.Of(source).Since, Is.EqualTo(stored.Start));
        bench.Move(collector, "HV01");
        bench.Round();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
        Assert.That(bench.Interval.Packets!.Value.High, Is.GreaterThanOrEqualTo(stored.Packets!.Value.High));
    }

    [Test]
    public void OpenInterval_OfAPolicyThatEndedMeanwhile_EndsAtTheFirstLook()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        bench.Memory = CoverageMemory.From([bench.Interval]);
        bench.End(CoverageBench.Policy());
        bench.Judge();
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
    }

    [Test]
    public void OpenInterval_BeforeItsNodeHasAnswered_Waits()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        var stored = bench.Interval;
        bench.Memory = CoverageMemory.From([stored]);
        bench.Silence("HV01");
        bench.Watch([], collector);
        bench.Round();
        Assert.That(bench.Memory.Open, Is.EqualTo(new[] { stored }), "nobody knows its source yet");
        bench.Silence("HV01", isSilent: false);
        bench.Watch([source], collector);
        bench.Round();
        Assert.That(bench.Memory.Open.Single().Id, Is.EqualTo(stored.Id));
        Assert.That(bench.Intervals, Has.Count.EqualTo(1));
        Assert.That(bench.Interval.End, Is.Null);
    }

    [Test]
    public void OpenIntervals_LeftTwiceOfOneSource_GoOnAsTheFirst()
    {
        Begin();
        bench.Move(collector, "HV02");
        bench.Round();
        var first = bench.Interval;
        var second = first with { Id = Guid.NewGuid(), Start = first.Start.AddSeconds(1) };
        bench.Memory = CoverageMemory.From([second, first]);
        bench.Round();
        Assert.That(bench.Memory.Open.Single().Id, Is.EqualTo(first.Id));
        Assert.That(bench.Intervals[second.Id].End, Is.EqualTo(bench.Now));
    }

    [Test]
    public void SourceThatShowsOnceItsNodeAnswers_HasNoCause()
    {
        Begin();
        bench.Silence("HV02");
        bench.Judge();
        bench.Silence("HV02", isSilent: false);
        var late = bench.Source(6, "HV02");
        bench.Watch([source, late], collector);
        bench.Judge();
        Assert.That(bench.Interval.Cause.Kind, Is.EqualTo(BlindCauseKind.Unseen));
    }
}
