using WacMirror.Core.Coverage;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>Groups, each of which must be reached; destinations that nobody named; and sums over sources.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class GroupTests
{
    private readonly CoverageBench bench = new();

    [Test]
    public void Group_ThatIsNotReached_IsNamed()
    {
        var source = bench.Source(1);
        bench.Watch(
            CoverageBench.Policy(), [source], ("ids", [bench.Collector(2)]), ("archive", [bench.Collector(3, "HV02")]));
        var coverage = bench.Judge(source);
        Assert.That(coverage.State, Is.EqualTo(CoverageState.Blind));
        Assert.That(coverage.UnreachedGroups, Is.EqualTo(new[] { "archive" }));
    }

    [Test]
    public void Group_WithOneCollectorOfTwoThere_IsReached()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2), bench.Collector(3, "HV02"));
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void Group_ThatMatchesNothing_LeavesItsSourcesBlind()
    {
        var source = bench.Source(1);
        bench.Watch(CoverageBench.Policy(), [source], ("ids", [bench.Collector(2)]), ("empty", []));
        Assert.That(bench.Judge(source).UnreachedGroups, Is.EqualTo(new[] { "empty" }));
    }

    [Test]
    public void HandPolicy_OfASource_IsCoveredByAnyDestination()
    {
        var source = bench.Source(1);
        bench.Watch(CoverageBench.Policy() with { Origin = PolicyOrigin.Hand }, [source]);
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NoDestination));
        bench.Collector(2);
        var coverage = bench.Judge(source);
        Assert.That((coverage.State, coverage.IsLeaking), Is.EqualTo((CoverageState.Covered, false)));
    }

    [Test]
    public void HandPolicy_OfADestination_HasNothingToJudge()
    {
        var policy = bench.Watch(CoverageBench.Policy() with { Origin = PolicyOrigin.Hand }, [], ("one", [bench.Collector(2)]));
        bench.Judge();
        Assert.That(bench.Memory.Report.Policies[policy.Id].RollUp, Is.Null);
    }

    [Test]
    public void Policy_ThatOnlyObserves_IsJudgedByWhatIsThere()
    {
        var source = bench.Source(1);
        bench.Watch(
            CoverageBench.Policy() with { Mode = PolicyMode.Observe }, [source], ("ids", [bench.Collector(2)]));
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Covered));
    }

    [Test]
    public void Policy_ThatIsNotInForce_IsNotJudged()
    {
        bench.Watch(
            CoverageBench.Policy() with { IsEnabled = false }, [bench.Source(1)], ("ids", [bench.Collector(2)]));
        Assert.That(bench.Judge().Policies, Is.Empty);
    }

    [TestCase(MirrorRole.Destination, 0, "HV01", true)]
    [TestCase(MirrorRole.Destination, 1, "HV01", false)]
    [TestCase(MirrorRole.Destination, 0, "HV02", false)]
    [TestCase(MirrorRole.None, 0, "HV01", false)]
    public void DestinationThatNobodyNamed_OnTheSameSwitchAndSession_Leaks(
        MirrorRole role, byte session, string node, bool expected)
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Add(3, node: node, change: found => found with { Role = new RoleSetting(role, session) });
        Assert.That(bench.Judge(source).IsLeaking, Is.EqualTo(expected));
    }

    [Test]
    public void CollectorOfAnotherPolicy_OnTheSameSwitch_Leaks()
    {
        var (one, other) = (bench.Source(1), bench.Source(2));
        bench.Watch(CoverageBench.Policy(1), [one], ("a", [bench.Collector(3)]));
        bench.Watch(CoverageBench.Policy(2), [other], ("b", [bench.Collector(4)]));
        bench.Judge();
        Assert.That(bench.Of(one, CoverageBench.Policy(1)).IsLeaking, Is.True);
        Assert.That(bench.Of(other, CoverageBench.Policy(2)).IsLeaking, Is.True);
    }

    [Test]
    public void BlindSource_CanLeakAllTheSame()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2, "HV02"));
        bench.Collector(3);
        var coverage = bench.Judge(source);
        Assert.That((coverage.State, coverage.IsLeaking), Is.EqualTo((CoverageState.Blind, true)));
    }

    [Test]
    public void StrangerThatGetsAPart_Leaks()
    {
        var source = bench.Add(1, MirrorRole.Source, change: found => found with { Vlan = new VlanSetting(VlanMode.Trunk, 0, 0, [10, 20]) });
        bench.Watch([source], bench.Add(2, MirrorRole.Destination, change: found => found with { Vlan = source.Vlan }));
        bench.Add(3, MirrorRole.Destination, change: found => found with { Vlan = new VlanSetting(VlanMode.Access, 20, 0, []) });
        Assert.That(bench.Judge(source).IsLeaking, Is.True);
    }

    [Test]
    public void RollUp_OfAPolicy_IsItsWorstSourceAndByNode()
    {
        var (fine, blind, off) = (bench.Source(1), bench.Source(2, "HV02"), bench.Source(3));
        bench.Change(off, found => found with { Vm = found.Vm! with { State = VmState.Off } });
        bench.Watch([fine, blind, off], bench.Collector(4));
        var coverage = bench.Judge().Policies.Values.Single();
        Assert.That(coverage.RollUp, Is.EqualTo(CoverageState.Blind));
        Assert.That(coverage.Nodes, Is.EqualTo(new Dictionary<string, CoverageState>
        {
            ["HV01"] = CoverageState.Missing,
            ["HV02"] = CoverageState.Blind,
        }));
    }

    [Test]
    public void States_FromWorstToBest_AreOrdered()
    {
        CoverageState[] expected =
        [
            CoverageState.Blind, CoverageState.Missing, CoverageState.Unknown, CoverageState.Drifted, CoverageState.Moving,
            CoverageState.Covered, CoverageState.Flowing,
        ];
        Assert.That(Enum.GetValues<CoverageState>().OrderByDescending(RollUps.BadnessOf), Is.EqualTo(expected));
    }
}
