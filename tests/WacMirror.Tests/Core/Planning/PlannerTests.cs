using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Planning;

/// <summary>What the planner does over several plans; what one plan says is in the folders of cases.</summary>
internal sealed class PlannerTests
{
    private static readonly MirrorPolicy Watch = new()
    {
        Id = Some.Id(77),
        Name = "watch",
        Cluster = Carrying.Cluster,
        Sources = new Selector([new SelectorTerm { Vm = "SQL*" }], []),
        Destinations = [new DestinationGroup(DestinationGroup.Unnamed, new([new SelectorTerm { Vm = "IDS*" }], []))],
        Mode = PolicyMode.Enforce,
    };

    [Test]
    public void Plan_Fresh_SetsDestinationBeforeSourceAndThenNothing()
    {
        var state = Carrying.From(Input(Watch));
        var plan = state.Plan();
        var after = state.Apply(plan);
        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Steps.Select(step => (step.Phase, step.Reason)),
                Is.EqualTo(new[] { (StepPhase.DestinationsOn, StepReason.Apply), (StepPhase.SourcesOn, StepReason.Apply) }));
            Assert.That(after.Plan().IsSettled, Is.True);
            Assert.That(after.Input.Ledger.Select(row => row.State), Is.All.EqualTo(LedgerState.Held));
        });
    }

    [Test]
    public void Plan_PolicyDisabled_RestoresSourceBeforeDestination()
    {
        var state = Carrying.From(Input(Watch)).Settle();
        state = state with { Input = state.Input with { Policies = [new ActivePolicy(Watch with { IsEnabled = false })] } };
        var plan = state.Plan();
        var after = state.Apply(plan);
        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Steps.Select(step => step.Phase),
                Is.EqualTo(new[] { StepPhase.SourcesOff, StepPhase.DestinationsOff }));
            Assert.That(after.Input.Ledger, Is.Empty);
            Assert.That(after.Released.Select(row => row.Outcome), Is.All.EqualTo(ReleaseOutcome.Restored));
        });
    }

    [Test]
    public void Plan_WriteNotSeenDone_SettlesItAndWritesAgainInOnePlan()
    {
        var input = Input(Watch);
        var source = SourceOf(input);
        var none = new SettingValue.Role(RoleSetting.None);
        var open = OpenRow(source, input.Now - TimeSpan.FromMinutes(1));
        var plan = Planner.Plan(input with { Ledger = [open] });
        Assert.Multiple(() =>
        {
            Assert.That(plan.LedgerChanges, Is.EqualTo(new[] { new LedgerChange.Settle(source, none) }));
            Assert.That(plan.Steps.Single(step => step.Setting == source).Reason, Is.EqualTo(StepReason.Apply));
            Assert.That(LedgerMoves.Settled(open, none).Outcome, Is.EqualTo(ReleaseOutcome.NeverWritten));
        });
    }

    [Test]
    public void Plan_WriteUnderWayAndNodeNotReadSince_Waits()
    {
        var input = Input(Watch);
        var source = SourceOf(input);
        var plan = Planner.Plan(input with { Ledger = [OpenRow(source, input.Now)] });
        Assert.Multiple(() =>
        {
            Assert.That(plan.LedgerChanges, Is.Empty);
            Assert.That(plan.Steps.Any(step => step.Setting == source), Is.False);
        });
    }

    private static SettingKey.Role SourceOf(PlanInput input) =>
        new(input.Seen.Snapshot.Adapters.Values.Single(nic => nic.Vm!.Name == "SQL1").Id);

    private static LedgerRow OpenRow(SettingKey setting, DateTimeOffset at) => LedgerMoves.Open(
        null,
        new PlanStep(
            StepPhase.SourcesOn, "HV01", setting, new SettingValue.Role(RoleSetting.None),
            new SettingValue.Role(new RoleSetting(MirrorRole.Source)), [Watch.Id], StepReason.Apply),
        Carrying.Cluster, 1, at);

    private static PlanInput Input(params MirrorPolicy[] policies)
    {
        var nics = new[] { Some.Nic(1, "SQL1"), Some.Nic(2, "IDS1"), Some.Nic(3, "WEB1") };
        var node = Some.Node("HV01", nics);
        var snapshot = ClusterSnapshot.Merge(ClusterSnapshot.Empty, [node], MachineGroups.None, [], Some.Moment);
        var seen = new Observation(
            snapshot, [new NodeObservation("HV01", false, Some.Moment, node.Switches)], MachineGroups.None);
        return new PlanInput(seen, [.. policies.Select(policy => new ActivePolicy(policy))], [], Some.Moment);
    }
}
