using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

/// <summary>What becomes of a write that Hyper-V runs as a job.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoleWriterJobTests
{
    private const ushort Running = 4;
    private const ushort Completed = 7;
    private const ushort Exception = 10;
    private const ushort CompletedWithWarnings = 32768;

    private static readonly RoleSetting Source = new(MirrorRole.Source);

    private readonly PortWorld world = new() { ReturnValue = 4096 };

    [TestCase(Completed)]
    [TestCase(CompletedWithWarnings)]
    public async Task Job_ThatCompletes_IsAwaitedWithGrowingPauses(ushort end)
    {
        Script(PortWorld.Job(Running), PortWorld.Job(Running), PortWorld.Job(end));
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
        Assert.That(world.Time.Pauses.Select(pause => pause.TotalMilliseconds), Is.EqualTo([50, 100, 200]));
    }

    [Test]
    public async Task Job_ThatEndsWithItsWorkDone_IsNotFollowedByAnotherReadBack()
    {
        world.Setting = PortWorld.NewSetting(0);
        Script(PortWorld.Job(Running), PortWorld.Job(Completed));
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
        Assert.That(ReadsOfTheSetting, Is.EqualTo(3), "before the write, and with each of two looks at the job");
    }

    [Test]
    public async Task Job_ThatEndsWhileTheReadBackFails_IsFollowedByAnother()
    {
        world.Setting = PortWorld.NewSetting(0);
        world.ReadBackFailure = () =>
        {
            world.ReadBackFailure = null;
            return new NodeException(NodeFault.Busy, "HV01", "Query", "x");
        };
        Script(PortWorld.Job(Completed));
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
        Assert.That(ReadsOfTheSetting, Is.EqualTo(3));
    }

    [Test]
    public async Task Job_ThatEndsWithoutItsWork_IsReadBackAfterTheEnd()
    {
        world.TakesWrites = false;
        Script(PortWorld.Job(Completed));
        world.Setting = PortWorld.NewSetting(0);
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.SilentNoOp));
        Assert.That(ReadsOfTheSetting, Is.EqualTo(3));
    }

    [Test]
    public async Task Job_ThatFailsThoughItsWorkShows_IsReadBackAfterTheEnd()
    {
        world.Setting = PortWorld.NewSetting(0);
        Script(PortWorld.Job(Exception, 32768, "failed"));
        Assert.That((await world.SetAsync(Source)).After, Is.EqualTo(Source));
        Assert.That(ReadsOfTheSetting, Is.EqualTo(3));
    }

    [TestCase(NodeFault.ProtocolViolation)]
    [TestCase(NodeFault.TimedOut)]
    public async Task Job_WhoseNameWasLostWithTheAnswer_IsWaitedForBeforeTheReadBack(NodeFault lost)
    {
        world.Setting = PortWorld.NewSetting(0);
        (world.TakesWrites, world.LostAnswer) = (false, new NodeException(lost, "HV01", "Invoke", "lost"));
        Script(PortWorld.Job(Running), PortWorld.Job(Running), () =>
        {
            world.Setting = PortWorld.NewSetting(mode: 2);
            return PortWorld.Job(Completed)();
        });
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
        Assert.That(world.Session.Invocations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Job_WhoseNameWasLostAndWhichMayBeOneThatHasNoEnd_LeavesTheRoleUnknown()
    {
        world.Setting = PortWorld.NewSetting(0);
        (world.TakesWrites, world.LostAnswer) = (false, new NodeException(NodeFault.TimedOut, "HV01", "Invoke", "lost"));
        Script(PortWorld.Job(Running));
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.Before, outcome.After), Is.EqualTo(((RoleSetting?)RoleSetting.None, (RoleSetting?)null)));
        Assert.That(outcome.Error, Is.SameAs(world.LostAnswer));
    }

    [Test]
    public async Task Job_ThatFails_GivesItsCodeAndDescription()
    {
        world.TakesWrites = false;
        Script(PortWorld.Job(Exception, 32775, "状態が無効です"));
        var outcome = await world.SetAsync(Source);
        Assert.That(outcome.Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
        Assert.That(outcome.Error!.Detail, Does.Contain("32775").And.Contain("状態が無効です"));
    }

    [Test]
    public async Task Job_ThatFails_GivesTheErrorsBehindIt()
    {
        world.TakesWrites = false;
        world.JobErrors =
        [
            """<INSTANCE CLASSNAME="Msvm_Error"><PROPERTY NAME="Message" TYPE="string"><VALUE>ポートが &lt;使用中&gt;</VALUE></PROPERTY><PROPERTY NAME="MessageID" TYPE="string"><VALUE>12140</VALUE></PROPERTY></INSTANCE>""",
            """<INSTANCE CLASSNAME="Msvm_Error"><PROPERTY NAME="ErrorSource" TYPE="string"><VALUE>vmswitch</VALUE></PROPERTY></INSTANCE>""",
        ];
        Script(PortWorld.Job(Exception, 32768, "failed"));
        var outcome = await world.SetAsync(Source);
        Assert.That(
            outcome.Error!.Detail, Does.Contain("32768").And.Contain("ポートが <使用中> (message 12140)").And.Contain("[vmswitch]"));
    }

    [TestCase("<INSTANCE")]
    [TestCase("<!DOCTYPE a><INSTANCE CLASSNAME=\"Msvm_Error\"/>")]
    [TestCase("")]
    public async Task Job_WhoseErrorsCannotBeRead_StillSaysWhy(string text)
    {
        world.TakesWrites = false;
        world.JobErrors = [text];
        Script(PortWorld.Job(Exception, 32768, "kaputt"));
        Assert.That((await world.SetAsync(Source)).Error?.Detail, Does.Contain("kaputt"));
    }

    [Test]
    public async Task Job_WithTheCodeForMissingRights_IsAccessDenied()
    {
        world.TakesWrites = false;
        Script(PortWorld.Job(Exception, 32769));
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.AccessDenied));
    }

    [Test]
    public async Task Job_MissingFromTheListThoughItRuns_IsWaitedForWhenItsWorkDoesNotShow()
    {
        world.TakesWrites = false;
        Script(
            PortWorld.JobFault(NodeFault.NotFound), PortWorld.Job(Running), PortWorld.Job(Running),
            () =>
            {
                world.Setting = PortWorld.NewSetting(2);
                return PortWorld.Job(Completed)();
            });
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
    }

    [Test]
    public async Task Job_CompletedWithAnErrorCode_HasFailed()
    {
        world.TakesWrites = false;
        Script(PortWorld.Job(Completed, 32768));
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
    }

    [TestCase(true, null)]
    [TestCase(false, NodeFault.SilentNoOp)]
    public async Task Job_ThatVanished_LeavesTheTruthToTheReadBack(bool took, NodeFault? fault)
    {
        world.TakesWrites = took;
        Script(PortWorld.JobFault(NodeFault.NotFound));
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(fault));
    }

    [Test]
    public async Task Job_WhosePollFailsForAWhile_IsPolledOn()
    {
        Script(
            PortWorld.JobFault(NodeFault.Unreachable), PortWorld.JobFault(NodeFault.TimedOut),
            PortWorld.JobFault(NodeFault.Unreachable), PortWorld.Job(Completed));
        Assert.That((await world.SetAsync(Source)).Error, Is.Null);
    }

    [Test]
    public async Task Job_WhosePollKeepsFailing_IsGivenUp()
    {
        world.TakesWrites = false;
        Script(PortWorld.JobFault(NodeFault.Unreachable));
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.Unreachable));
        Assert.That(world.Time.Pauses, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Job_ThatNeverEnds_TimesOut()
    {
        world.TakesWrites = false;
        Script(PortWorld.Job(Running));
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.TimedOut));
        Assert.That(world.Time.Pauses[^1], Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    private int ReadsOfTheSetting => world.Session.Queries.Count(
        query => query.Contains("FROM Msvm_EthernetSwitchPortSecuritySettingData", StringComparison.Ordinal));

    private void Script(params Func<WacMirror.Cim.CimObject>[] states)
    {
        foreach (var state in states)
            world.JobStates.Enqueue(state);
    }
}
