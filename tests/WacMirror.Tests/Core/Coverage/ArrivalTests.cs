using WacMirror.Core.Coverage;
using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>What counters prove: that copies arrive, that they do not, or that a collector cannot keep up.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ArrivalTests
{
    private readonly CoverageBench bench = new();
    private Adapter source = null!;
    private Adapter collector = null!;

    [SetUp]
    public void Begin()
    {
        (source, collector) = (bench.Source(1), bench.Collector(2));
        bench.Watch([source], collector);
        bench.Round();
    }

    private CoverageState State => bench.Of(source).State;

    private void Both(ulong carried, ulong copied)
    {
        bench.Carry(source, sent: carried / 2, received: carried - (carried / 2));
        bench.Carry(collector, received: copied);
    }

    [Test]
    public void Copies_ThatArrive_AreFlowing()
    {
        bench.Rounds(1, () => Both(100, 100));
        Assert.That(State, Is.EqualTo(CoverageState.Flowing));
    }

    [Test]
    public void QuietSource_StaysFlowingForAWhile_ThenIsCovered()
    {
        bench.Rounds(1, () => Both(100, 100));
        bench.Rounds(10, () => bench.Read());
        Assert.That(State, Is.EqualTo(CoverageState.Flowing));
        bench.Rounds(1, () => bench.Read());
        Assert.That(State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void QuietSource_BesideABusyOne_IsCoveredOnly()
    {
        var quiet = bench.Source(3);
        bench.Watch([source, quiet], collector);
        bench.Rounds(2, () => Both(100, 100));
        Assert.That((State, bench.Of(quiet).State), Is.EqualTo((CoverageState.Flowing, CoverageState.Covered)));
    }

    [Test]
    public void Collector_ThatReceivesNothing_MakesBlindAfterSeveralSamples()
    {
        bench.Rounds(4, () => Both(100, 0));
        Assert.That(State, Is.EqualTo(CoverageState.Covered), "four samples can be a hiccup");
        bench.Rounds(1, () => Both(100, 0));
        Assert.That(bench.Of(source).Reason, Is.EqualTo(BlindReason.NotArriving));
        Assert.That(bench.Of(source).UnreachedGroups, Is.EqualTo(new[] { "collectors" }));
        Assert.That(bench.Interval.Cause.Kind, Is.EqualTo(BlindCauseKind.Unseen));
    }

    [Test]
    public void Collector_ThatReceivesAgain_EndsItAfterTwoSamples()
    {
        bench.Rounds(5, () => Both(100, 0));
        bench.Rounds(1, () => Both(100, 100));
        Assert.That(State, Is.EqualTo(CoverageState.Blind));
        bench.Rounds(1, () => Both(100, 100));
        Assert.That(State, Is.EqualTo(CoverageState.Flowing));
        Assert.That(bench.Interval.End, Is.EqualTo(bench.Now));
    }

    [Test]
    public void LostSample_BetweenGoodOnes_MakesNobodyBlind()
    {
        for (var i = 0; i < 5; i++)
        {
            bench.Rounds(4, () => Both(100, 0));
            bench.Rounds(1, () => Both(100, 500));
            bench.Rounds(1, () => Both(100, 100));
        }
        Assert.That(bench.Intervals, Is.Empty);
    }

    [Test]
    public void SameSample_JudgedAgain_CountsOnce()
    {
        bench.Rounds(1, () => Both(100, 0));
        for (var i = 0; i < 20; i++)
            bench.Judge();
        Assert.That(State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void NoTraffic_ProvesNothing()
    {
        bench.Rounds(20, () => bench.Read());
        Assert.That(State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void CollectorWithMuchTrafficOfItsOwn_ProvesNothing()
    {
        bench.Rounds(20, () => Both(100, 5000));
        Assert.That(State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void TrafficBetweenTwoSources_IsCopiedOnceAndFlows()
    {
        var other = bench.Source(3);
        bench.Watch([source, other], collector);
        bench.Rounds(20, () =>
        {
            bench.Carry(source, sent: 1000);
            bench.Carry(other, received: 1000);
            bench.Carry(collector, received: 1000);
        });
        Assert.That((State, bench.Of(other).State), Is.EqualTo((CoverageState.Flowing, CoverageState.Flowing)));
        Assert.That(bench.Last.Findings, Is.Empty);
    }

    [Test]
    public void BroadcastsToManySources_AreNoOverload()
    {
        Adapter[] sources = [.. Enumerable.Range(10, 30).Select(number => bench.Source(number))];
        bench.Watch([source, .. sources], collector);
        bench.Round();
        bench.Rounds(20, () =>
        {
            foreach (var one in sources.Append(source))
                bench.Carry(one, received: 200);
            bench.Carry(collector, received: 200);
        });
        Assert.That(bench.Last.Findings, Is.Empty);
        Assert.That(bench.Memory.Report.Policies.Values.Single().RollUp, Is.EqualTo(CoverageState.Flowing));
    }

    [Test]
    public void TrafficWithTheCollectorItself_IsNotMissed()
    {
        // The source gets what the collector sends; nobody copies that to the collector.
        bench.Rounds(20, () =>
        {
            bench.Carry(source, received: 1000);
            bench.Carry(collector, sent: 1000);
        });
        Assert.That(bench.Intervals, Is.Empty);
        Assert.That(State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void ManySources_AboveWhatTheCollectorReceives_AreFound()
    {
        Adapter[] sources = [.. Enumerable.Range(10, 10).Select(number => bench.Source(number))];
        var policy = bench.Watch(sources, collector);
        bench.Round();
        void Overload()
        {
            foreach (var one in sources)
                bench.Carry(one, sent: 1000);
            bench.Carry(collector, received: 2000);
        }
        bench.Rounds(4, Overload);
        Assert.That(bench.Last.Findings, Is.Empty);
        bench.Rounds(1, Overload);
        var finding = bench.Last.Findings.Single();
        Assert.That(finding.Kind, Is.EqualTo(FindingKind.FanInOverCapacity));
        Assert.That(finding.Adapters, Is.EqualTo(new[] { collector.Id }));
        Assert.That(finding.Policies, Is.EqualTo(new[] { policy.Id }));
        Assert.That(finding.Detail, Does.StartWith("estimate; sources=1000-10000/s; received=2000/s"));
        bench.Rounds(1, Overload);
        Assert.That(bench.Last.Findings.Single(), Is.EqualTo(finding), "it does not change every second");
        Assert.That(bench.Memory.Report.Policies.Values.Single().RollUp, Is.EqualTo(CoverageState.Flowing));
        bench.Rounds(5, () =>
        {
            bench.Carry(sources[0], sent: 1000);
            bench.Carry(collector, received: 1000);
        });
        Assert.That(bench.Last.Findings, Is.Empty);
    }

    [TestCase(0, true)]
    [TestCase(20, false)]
    public void Drops_OfTheCollector_AreFoundUnlessVlansExplainThem(int vlan, bool expected)
    {
        if (vlan > 0)
            bench.Add(5, MirrorRole.Source, change: found => found with { Vlan = new VlanSetting(VlanMode.Access, (ushort)vlan, 0, []) });
        bench.Rounds(6, () =>
        {
            Both(100, 100);
            bench.Carry(collector, dropped: 50);
        });
        Assert.That(bench.Last.Findings, Has.Length.EqualTo(expected ? 1 : 0));
    }

    [Test]
    public void DeafCollector_BesideAHearingOne_BlindsNobody()
    {
        var second = bench.Collector(3);
        bench.Watch([source], collector, second);
        bench.Rounds(10, () =>
        {
            Both(100, 0);
            bench.Carry(second, received: 100);
        });
        Assert.That(State, Is.EqualTo(CoverageState.Flowing));
    }

    [Test]
    public void DeafCollector_AfterItsMove_IsWatchedAnew()
    {
        bench.Rounds(5, () => Both(100, 0));
        bench.Move(source, "HV02");
        bench.Move(collector, "HV02");
        bench.Read("HV02");
        bench.Rounds(1, () => Both(100, 100));
        Assert.That(State, Is.Not.EqualTo(CoverageState.Blind));
    }
}
