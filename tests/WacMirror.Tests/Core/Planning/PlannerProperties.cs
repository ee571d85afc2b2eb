using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Planning;

/// <summary>What holds of every plan, on clusters made of random numbers: FsCheck names the number that broke it.</summary>
internal sealed class PlannerProperties
{
    private const int Disturbances = 12;

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Test]
    public void Plan_CarriedOut_LeavesNothingToDo() => Check(cluster =>
    {
        Disturb(cluster, apply: false);
        var after = cluster.State.Apply(cluster.State.Plan());
        Assert.That(Text(after.Plan()), Is.Empty);
    });

    [Test]
    public void Plan_InputInAnotherOrder_IsTheSame() => Check(cluster =>
    {
        Disturb(cluster, apply: true);
        var (plan, shuffled) = (cluster.State.Plan(), Planner.Plan(cluster.Shuffled()));
        Assert.That(Text(shuffled), Is.EqualTo(Text(plan)));
        Assert.That(shuffled.Findings, Is.EqualTo(plan.Findings));
    });

    [Test]
    public void Plan_Steps_TouchOnlyWhatIsWantedOrOwned() => Check(cluster =>
    {
        for (var round = 0; round < Disturbances; round++)
        {
            cluster.Disturb();
            var (input, plan) = (cluster.State.Input, cluster.State.Plan());
            var owned = input.Ledger.Select(row => row.Setting).ToHashSet();
            foreach (var step in plan.Steps.Where(step => !owned.Contains(step.Setting)))
                Assert.That(IsFree(step), Is.True, $"{step.Setting} is somebody else's: {step}");
            foreach (var step in plan.Steps)
                Assert.That(step.Claims.IsEmpty, Is.EqualTo(step.Reason == StepReason.Restore), step.ToString());
            foreach (var step in plan.Steps.Where(step => step.Node.Length > 0))
                Assert.That(input.Seen.Nodes.Single(node => node.Name == step.Node).IsSilent, Is.False, step.ToString());
            foreach (var step in plan.Steps)
                Assert.That(Carrying.Read(input.Seen, step.Setting), Is.EqualTo(step.Expected), step.ToString());
            cluster.State = cluster.State.Apply(plan);
        }
    });

    [Test]
    public void Plan_AllPoliciesEnded_EverySettingIsAsItWas() => Check(cluster =>
    {
        var start = PropertyCluster.Settings(cluster.State.Input.Seen);
        Disturb(cluster, apply: true);
        cluster.EndAll();
        cluster.State = cluster.State.Settle();
        var end = PropertyCluster.Settings(cluster.State.Input.Seen);
        var held = cluster.State.Input.Ledger.Where(row => IsReachable(cluster.State.Input, row));
        Assert.That(held, Is.Empty);
        foreach (var (key, value) in end)
            if (!cluster.Touched.Contains(key))
                Assert.That(value, Is.EqualTo(start[key]), key.ToString());
        Assert.That(end.Keys, Is.EquivalentTo(start.Keys));
    });

    [Test]
    public void Plan_OnePolicyMore_TakesNothingFromTheOthersUnlessTheyDisagree() => Check(cluster =>
    {
        cluster.State = cluster.State.Settle();
        var before = cluster.State.Input;
        var added = cluster.Policy(50);
        var after = (cluster.State with
        {
            Input = before with { Policies = before.Policies.Add(new ActivePolicy(added)) },
        }).Settle();
        var disputed = after.Plan().Findings.Where(finding => finding.Kind == FindingKind.RoleConflict)
            .SelectMany(finding => finding.Adapters).ToHashSet();
        foreach (var row in before.Ledger.Where(row => row.Setting is SettingKey.Role role && !disputed.Contains(role.Adapter)))
            Assert.That(
                after.Input.Ledger.Single(now => now.Setting == row.Setting).Claims, Is.SupersetOf(row.Claims),
                row.Setting.ToString());
    });

    [Test]
    public void Plan_DestinationsOn_ComeBeforeSourcesOnAndOffTheOtherWayRound() => Check(cluster =>
    {
        Disturb(cluster, apply: true);
        foreach (var node in cluster.State.Plan().Steps.GroupBy(step => step.Node))
            Assert.That(node.Select(step => step.Phase), Is.Ordered);
    });

    private static void Check(Action<PropertyCluster> property) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => property(new PropertyCluster(seed)))
        .Check(Thorough);

    private static void Disturb(PropertyCluster cluster, bool apply)
    {
        for (var round = 0; round < Disturbances; round++)
        {
            cluster.State = cluster.State.Apply(cluster.State.Plan());
            cluster.Disturb();
        }
        if (apply)
            cluster.State = cluster.State.Apply(cluster.State.Plan());
    }

    /// <summary>Whether what a step of a setting that is not ours finds there was set by nobody.</summary>
    private static bool IsFree(PlanStep step) => step.Expected switch
    {
        SettingValue.Role role => role.Setting.Role == MirrorRole.None,
        SettingValue.Affinity affinity => affinity.Rule is null,
        _ => true,
    };

    private static bool IsReachable(PlanInput input, LedgerRow row) =>
        row.Setting is not SettingKey.Role role || input.Seen.Snapshot.Adapters[role.Adapter].HasConnection;

    private static string Text(Plan plan) => string.Join(
        '\n', plan.Steps.Select(step => step.ToString()).Concat(plan.LedgerChanges.Select(change => change.ToString())));
}
