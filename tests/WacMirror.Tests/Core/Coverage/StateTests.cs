using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>The states of a source, in the order in which they are decided.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class StateTests
{
    private readonly CoverageBench bench = new();

    private static (CoverageState State, BlindReason? Reason) Of(SourceCoverage coverage) => (coverage.State, coverage.Reason);

    [Test]
    public void SourceBesideItsCollector_WithoutTraffic_IsCovered()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        Assert.That(Of(bench.Judge(source)), Is.EqualTo((CoverageState.Covered, (BlindReason?)null)));
    }

    [Test]
    public void SilentNode_OfACoveredSource_IsUnknown()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Silence("HV01");
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Unknown));
    }

    [TestCase(45, CoverageState.Covered)]
    [TestCase(46, CoverageState.Unknown)]
    public void Reading_OlderThanThreeIntervals_IsUnknown(int seconds, CoverageState expected)
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Now += TimeSpan.FromSeconds(seconds);
        Assert.That(bench.Judge(source).State, Is.EqualTo(expected));
    }

    [Test]
    public void Counters_ThatCameAndDoNotComeAnyMore_MakeUnknownWhatLookedWell()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Round();
        bench.Now += TimeSpan.FromSeconds(4);
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Unknown));
    }

    [Test]
    public void AdapterThatNobodyShows_WhenAllNodesAnswer_IsMissing()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Remove(source);
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Missing));
    }

    [Test]
    public void AdapterThatNobodyShows_WhileANodeIsSilent_IsUnknown()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2, "HV02"));
        bench.Remove(source);
        bench.Silence("HV01");
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Unknown));
    }

    [TestCase(VmState.Off, CoverageState.Missing)]
    [TestCase(VmState.Saved, CoverageState.Missing)]
    [TestCase(VmState.Paused, CoverageState.Covered)]
    public void Machine_InAState_IsMissingOnlyWhenOff(VmState state, CoverageState expected)
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Change(source, found => found with { Vm = found.Vm! with { State = state } });
        Assert.That(bench.Judge(source).State, Is.EqualTo(expected));
    }

    [TestCase(Presence.Moving, CoverageState.Moving)]
    [TestCase(Presence.Duplicate, CoverageState.Unknown)]
    public void Source_NotInOnePlace_IsSaidToBeSo(Presence presence, CoverageState expected)
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Change(source, found => found with { Presence = presence });
        Assert.That(bench.Judge(source).State, Is.EqualTo(expected));
    }

    [Test]
    public void SourceWhoseRole_NobodyUnderstands_IsUnknown()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Change(source, found => found with { IsRoleKnown = false, Role = default });
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Unknown));
    }

    [Test]
    public void CollectorOnAnotherNode_MakesBlind()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2, "HV02"));
        Assert.That(Of(bench.Judge(source)), Is.EqualTo((CoverageState.Blind, BlindReason.NoDestination)));
    }

    [Test]
    public void CollectorOfAnotherNode_UnderTheSameSwitchId_DoesNotHear()
    {
        var source = bench.Source(1);
        var collector = bench.Add(2, MirrorRole.Destination, "HV02", found => found with { Switch = source.Switch });
        bench.Watch([source], collector);
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NoDestination));
    }

    [Test]
    public void CollectorOnAnotherSwitchOfTheNode_MakesBlind()
    {
        var source = bench.Source(1);
        var collector = bench.Add(2, MirrorRole.Destination, change: found =>
            found with { Switch = CoverageBench.SwitchOf("HV77") });
        bench.Watch([source], collector);
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NoDestination));
    }

    [Test]
    public void CollectorOfAnotherSession_MakesBlind()
    {
        var source = bench.Source(1);
        var collector = bench.Add(2, change: found => found with { Role = new RoleSetting(MirrorRole.Destination, 3) });
        bench.Watch([source], collector);
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NoDestination));
    }

    [TestCase(VmState.Off)]
    [TestCase(VmState.Paused)]
    public void CollectorThatDoesNotRun_MakesBlind(VmState state)
    {
        var source = bench.Source(1);
        var collector = bench.Collector(2);
        bench.Watch([source], collector);
        bench.Change(collector, found => found with { Vm = found.Vm! with { State = state } });
        Assert.That(Of(bench.Judge(source)), Is.EqualTo((CoverageState.Blind, BlindReason.CollectorOff)));
    }

    [Test]
    public void SourceWithoutItsRole_IsBlind()
    {
        var source = bench.Add(1);
        bench.Watch([source], bench.Collector(2));
        Assert.That(Of(bench.Judge(source)), Is.EqualTo((CoverageState.Blind, BlindReason.SourceNotSet)));
    }

    [Test]
    public void SourceThatLeadsNowhere_IsBlind()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Change(source, found => found with { IsConnected = false });
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NotConnected));
        bench.Change(source, found => found with { IsConnected = true, Switch = null });
        Assert.That(bench.Judge(source).Reason, Is.EqualTo(BlindReason.NotConnected));
    }

    [TestCase(SriovState.Active, CoverageState.Blind)]
    [TestCase(SriovState.Configured, CoverageState.Covered)]
    public void SourceWithAVirtualFunction_IsBlindWhileItCarries(SriovState sriov, CoverageState expected)
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        bench.Change(source, found => found with { Sriov = sriov });
        Assert.That(bench.Judge(source).State, Is.EqualTo(expected));
    }

    [TestCase(ExtensionState.Enabled, CoverageState.Covered)]
    [TestCase(ExtensionState.Disabled, CoverageState.Blind)]
    public void Uplink_NeedsTheCaptureExtension(ExtensionState state, CoverageState expected)
    {
        var known = CoverageBench.SwitchOf("HV01") with
        {
            Extensions = [new SwitchExtension(SwitchExtension.NdisCapture, "Capture", ExtensionKind.Capture, state)],
        };
        var uplink = bench.Add(1, MirrorRole.Source, change: found =>
            found with { Kind = AdapterKind.Uplink, Vm = null, Switch = known });
        bench.Watch([uplink], bench.Add(2, MirrorRole.Destination, change: found => found with { Switch = known }));
        Assert.That(bench.Judge(uplink).State, Is.EqualTo(expected));
    }

    [Test]
    public void ForwardingExtension_LeavesUnknownWhetherAnythingIsCopied()
    {
        var known = CoverageBench.SwitchOf("HV01") with
        {
            Extensions = [new SwitchExtension(Guid.Empty, "VFP", ExtensionKind.Forwarding, ExtensionState.Enabled)],
        };
        var source = bench.Add(1, MirrorRole.Source, change: found => found with { Switch = known });
        bench.Watch([source], bench.Add(2, MirrorRole.Destination, change: found => found with { Switch = known }));
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Unknown));
    }

    [Test]
    public void SourceOfAnotherSessionThanWanted_IsDriftedWhereItIsHeard()
    {
        var role = new RoleSetting(MirrorRole.Source, 4);
        var source = bench.Add(1, change: found => found with { Role = role });
        var collector = bench.Add(2, change: found => found with { Role = new RoleSetting(MirrorRole.Destination, 4) });
        bench.Watch([source], collector);
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Drifted));
    }

    [Test]
    public void OneOfTwoCollectorsWithoutItsRole_IsDrifted()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2), bench.Add(3));
        Assert.That(bench.Judge(source).State, Is.EqualTo(CoverageState.Drifted));
    }

    [Test]
    public void State_WhileItStays_KeepsItsSince()
    {
        var source = bench.Source(1);
        bench.Watch([source], bench.Collector(2));
        var first = bench.Judge(source);
        bench.Now += TimeSpan.FromSeconds(20);
        Assert.That(bench.Judge(source), Is.SameAs(first));
        bench.Change(source, found => found with { Role = default });
        Assert.That(bench.Judge(source).Since, Is.EqualTo(bench.Now));
    }

    [Test]
    public void Report_WhenNothingChanged_IsMadeOfTheSameObjects()
    {
        bench.Watch([bench.Source(1), bench.Source(2)], bench.Collector(3));
        var first = bench.Round();
        var second = bench.Round();
        Assert.That(second.Policies, Is.SameAs(first.Policies));
    }
}
