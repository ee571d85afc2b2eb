using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Cluster;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

public sealed class AffinityRulesTests
{
    private static readonly AffinityRule Together = new("WacMirror-1", AffinityKind.SameNode, ["NLB1", "NLB2"]);

    [Test]
    public async Task Rule_ThatIsNotThere_IsMadeFilledAndReadBack()
    {
        var world = new RuleWorld();
        var outcome = await Set(world, Together);
        Assert.That(outcome, Is.EqualTo(new AffinityOutcome("WacMirror-1", null, Together, null)));
        Assert.That(world.Session.Invocations.Select(call => call.Method), Is.EqualTo(new[] { "CreateAffinityRule", "AddGroupToAffinityRule" }));
        Assert.That(world.Session.Invocations[0].Target.Keys, Is.Empty, "a method of the class");
    }

    [Test]
    public async Task Rule_ThatIsFresh_IsWaitedForWithoutMakingItAgain()
    {
        var world = new RuleWorld { UnknownFor = 3 };
        var time = new ImpatientTime();
        var outcome = await Set(world, Together, time);
        Assert.That((outcome.Error, outcome.After), Is.EqualTo(((NodeException?)null, Together)));
        Assert.That(world.Session.Invocations.Count(call => call.Method == "CreateAffinityRule"), Is.EqualTo(1));
        Assert.That(time.Pauses.Count(pause => pause == TimeSpan.FromSeconds(2)), Is.EqualTo(3));
    }

    [Test]
    public async Task Rule_ThatStaysUnknown_IsGivenUpWithItsErrorAndWhatIsThere()
    {
        var outcome = await Set(new RuleWorld { UnknownFor = 100 }, Together);
        Assert.That(outcome.Error!.Fault, Is.EqualTo(NodeFault.NotFound));
        Assert.That(outcome.After, Is.EqualTo(Together with { Groups = [] }), "so that it can be undone");
    }

    [Test]
    public async Task Rule_SetToWhatWasBefore_IsUndoneExactly()
    {
        var world = new RuleWorld();
        world.Put("WacMirror-1", 4, "nlb1", "SQL01");
        var changed = await Set(world, Together with { IsEnabled = false });
        Assert.That(changed.After, Is.EqualTo(Together with { IsEnabled = false }));
        var undone = await Set(world, changed.Before);
        Assert.That(undone.After, Is.EqualTo(new AffinityRule("WacMirror-1", AffinityKind.DifferentNode, ["NLB1", "SQL01"])));
        var called = world.Session.Invocations.Select(call => call.Method).ToList();
        Assert.That(called, Is.EqualTo(new[]
        {
            "RemoveGroupFromAffinityRule", "SetAffinityRule", "AddGroupToAffinityRule",
            "RemoveGroupFromAffinityRule", "SetAffinityRule", "AddGroupToAffinityRule",
        }));
    }

    [Test]
    public async Task Rule_WithAGroupThatIsDeleted_IsMadeAnewWithoutIt()
    {
        var world = new RuleWorld { Deleted = "NLB3" };
        world.Put("WacMirror-1", 2, "NLB1", "NLB2", "NLB3");
        var outcome = await Set(world, Together);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo((Together, (NodeException?)null)));
        Assert.That(world.Session.Invocations.Select(call => call.Method), Is.EqualTo(new[]
        {
            "RemoveGroupFromAffinityRule", "RemoveAffinityRule", "CreateAffinityRule", "AddGroupToAffinityRule",
        }));
    }

    [Test]
    public async Task Rule_MadeByUs_IsUndoneByRemovingIt()
    {
        var world = new RuleWorld();
        world.Put("of somebody else", 2, "A", "B");
        var made = await Set(world, Together);
        var undone = await Rules(world).SetAsync("HV01", "WacMirror-1", made.Before, CancellationToken.None);
        Assert.That((undone.Before, undone.After, undone.Error), Is.EqualTo((Together, (AffinityRule?)null, (NodeException?)null)));
        Assert.That((await Rules(world).ReadAsync("HV01", CancellationToken.None)).Single().Name, Is.EqualTo("of somebody else"));
    }

    [Test]
    public async Task Rule_ThatIsAsWanted_IsNotTouched()
    {
        var world = new RuleWorld();
        world.Put("WACMIRROR-1", 2, "nlb2", "NLB1");
        Assert.That((await Set(world, Together)).Error, Is.Null);
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Success_ThatChangedNothing_IsASilentNoOp()
    {
        var outcome = await Set(new RuleWorld { LosesGroups = true }, Together);
        Assert.That(outcome.Error!.Fault, Is.EqualTo(NodeFault.SilentNoOp));
    }

    [Test]
    public async Task Windows_WithoutRules_SaysSoByNameAndIsAskedForNothingElse()
    {
        var session = new ScriptedSession { OnQuery = _ => throw new NodeException(NodeFault.NotFound, "HV01", "Query", "x") };
        var rules = new AffinityRules(session.Pool, new ImpatientTime());
        await Assert.ThatAsync(() => rules.ReadAsync("HV01", CancellationToken.None), Fails.With(NodeFault.NotSupported));
        var outcome = await rules.SetAsync("HV01", Together.Name, Together, CancellationToken.None);
        Assert.That(outcome.Error!.Fault, Is.EqualTo(NodeFault.NotSupported));
        Assert.That(session.Queries, Has.Count.EqualTo(2));
    }

    private static AffinityRules Rules(RuleWorld world, TimeProvider? time = null) =>
        new(world.Session.Pool, time ?? new ImpatientTime());

    private static Task<AffinityOutcome> Set(RuleWorld world, AffinityRule? wanted, TimeProvider? time = null) =>
        Rules(world, time).SetAsync("HV01", "WacMirror-1", wanted, CancellationToken.None);
}
