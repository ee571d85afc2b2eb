using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoleWriterTests
{
    private static readonly RoleSetting Source = new(MirrorRole.Source);
    private static readonly RoleSetting Destination = new(MirrorRole.Destination);

    private readonly PortWorld world = new();

    [Test]
    public async Task Role_OnAPortWithoutSetting_IsAddedFromTheTemplateToItsConnection()
    {
        var outcome = await world.SetAsync(Source);
        var call = world.Session.Invocations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(outcome, Is.EqualTo(new RoleOutcome(PortWorld.Id, RoleSetting.None, Source, null)));
            Assert.That(call.Method, Is.EqualTo("AddFeatureSettings"));
            Assert.That(call.Target.ClassName, Is.EqualTo("Msvm_VirtualSystemManagementService"));
            Assert.That(call.Target.Key("CreationClassName"), Is.EqualTo("Msvm_VirtualSystemManagementService"));
            Assert.That(
                ((CimValue.Reference)call.Parameters.Single(it => it.Name == "AffectedConfiguration").Value).Path.Key("InstanceID"),
                Is.EqualTo(PortWorld.ConnectionId));
            Assert.That(PortWorld.Embedded(call).Boolean("AllowMacSpoofing"), Is.False);
        });
    }

    [Test, CancelAfter(20_000)]
    public async Task Role_OnAPortThatHadNoSetting_AsksAtOnceForAllThatAddingTakes(CancellationToken cancellationToken)
    {
        var asked = 0;
        var all = new TaskCompletionSource();
        world.Session.BeforeAnswer = () =>
        {
            if (Interlocked.Increment(ref asked) == 3)
                all.SetResult();
            return all.Task.WaitAsync(cancellationToken);
        };
        Assert.That((await world.SetAsync(Source)).After, Is.EqualTo(Source));
    }

    [Test]
    public async Task Role_OnAPortWhoseSettingWentMeanwhile_IsAdded()
    {
        world.HadSetting = true;
        Assert.That((await world.SetAsync(Source)).After, Is.EqualTo(Source));
        Assert.That(world.Session.Invocations.Single().Method, Is.EqualTo("AddFeatureSettings"));
    }

    [Test]
    public async Task Role_OnAPortThatGotASettingMeanwhile_ChangesThatWithoutATemplate()
    {
        world.Setting = PortWorld.NewSetting(mode: 0);
        (world.HadSetting, world.HasTemplate) = (false, false);
        Assert.That((await world.SetAsync(Source)).After, Is.EqualTo(Source));
        Assert.That(world.Session.Invocations.Single().Method, Is.EqualTo("ModifyFeatureSettings"));
    }

    [Test]
    public async Task Role_OnAPortWithASetting_ChangesNothingElseOfIt()
    {
        world.Setting = PortWorld.NewSetting(mode: 1, session: 3);
        var before = world.Setting;
        var outcome = await world.SetAsync(new RoleSetting(MirrorRole.Source, 9));
        var written = PortWorld.Embedded(world.Session.Invocations.Single());
        Assert.Multiple(() =>
        {
            Assert.That(world.Session.Invocations.Single().Method, Is.EqualTo("ModifyFeatureSettings"));
            Assert.That(outcome.Before, Is.EqualTo(new RoleSetting(MirrorRole.Destination, 3)));
            Assert.That(outcome.After, Is.EqualTo(new RoleSetting(MirrorRole.Source, 9)));
            foreach (var name in new[] { "InstanceID", "Caption", "AllowMacSpoofing", "EnableDhcpGuard", "VirtualSubnetId", "TeamName" })
                Assert.That(written[name], Is.EqualTo(before[name]), name);
        });
    }

    [Test]
    public async Task WrittenSetting_CarriesTypesAndZeros()
    {
        world.Setting = PortWorld.NewSetting(mode: 2);
        await world.SetAsync(RoleSetting.None);
        var text = CimXml.Write(PortWorld.Embedded(world.Session.Invocations.Single()));
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("<PROPERTY NAME=\"MonitorMode\" TYPE=\"uint8\"><VALUE>0</VALUE>"));
            Assert.That(text, Does.Contain("<PROPERTY NAME=\"VirtualSubnetId\" TYPE=\"uint32\"><VALUE>0</VALUE>"));
            Assert.That(text, Does.Contain("<PROPERTY NAME=\"EnableDhcpGuard\" TYPE=\"boolean\"><VALUE>false</VALUE>"));
            Assert.That(text, Does.Not.Contain("BrandNewInWindows2031"));
        });
    }

    [Test]
    public async Task NoRole_OnAPortWithASetting_IsModeZeroAndNeverARemoval()
    {
        world.Setting = PortWorld.NewSetting(mode: 2);
        var outcome = await world.SetAsync(RoleSetting.None);
        Assert.That(world.Session.Invocations.Select(call => call.Method), Is.EqualTo(["ModifyFeatureSettings"]));
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)RoleSetting.None, (NodeException?)null)));
    }

    [TestCase((byte)2)]
    [TestCase(null)]
    public async Task Role_ThatIsThereAlready_WritesNothing(byte? mode)
    {
        world.Setting = mode is { } known ? PortWorld.NewSetting(known) : null;
        var wanted = new RoleSetting((MirrorRole)(mode ?? 0));
        var outcome = await world.SetAsync(wanted);
        Assert.That(world.Session.Invocations, Is.Empty);
        Assert.That(outcome, Is.EqualTo(new RoleOutcome(PortWorld.Id, wanted, wanted, null)));
    }

    [TestCase((byte)1)]
    [TestCase((byte)2, Description = "what is wanted, and not what it was decided from")]
    [TestCase(null)]
    public async Task Role_WhereSomethingElseIsThanExpected_IsNotWrittenAndSaysWhatIsThere(byte? mode)
    {
        world.Setting = mode is { } known ? PortWorld.NewSetting(known) : null;
        var found = new RoleSetting((MirrorRole)(mode ?? 0));
        var outcome = await world.SetAsync(Source, expected: new RoleSetting(MirrorRole.None, 4));
        Assert.That((outcome.Before, outcome.After, outcome.Error?.Fault), Is.EqualTo(
            ((RoleSetting?)found, (RoleSetting?)found, (NodeFault?)NodeFault.Changed)));
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Role_WhereWhatIsExpectedIs_IsWritten()
    {
        world.Setting = PortWorld.NewSetting(mode: 1, session: 3);
        var outcome = await world.SetAsync(Source, expected: new RoleSetting(MirrorRole.Destination, 3));
        Assert.That((outcome.After, outcome.Error), Is.EqualTo(((RoleSetting?)Source, (NodeException?)null)));
    }

    [TestCase(AdapterKind.ManagementNic)]
    [TestCase(AdapterKind.Uplink)]
    public async Task Role_OnAPortOfTheSwitch_GoesToTheSwitchsManagement(AdapterKind kind)
    {
        await world.SetAsync(Destination, kind);
        Assert.That(world.Session.Invocations.Single().Target.ClassName, Is.EqualTo("Msvm_VirtualEthernetSwitchManagementService"));
    }

    [Test]
    public async Task Adapter_WithoutConnection_IsNotConnectedAndNothingIsWritten()
    {
        world.HasConnection = false;
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.Error?.Fault, outcome.After), Is.EqualTo(((NodeFault?)NodeFault.NotConnected, (RoleSetting?)null)));
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task NoRole_OnAnAdapterThatMovedAway_IsNotASuccess()
    {
        world.HadConnection = true;
        world.HasConnection = false;
        var outcome = await world.SetAsync(RoleSetting.None);
        Assert.That((outcome.Error?.Fault, outcome.After), Is.EqualTo(((NodeFault?)NodeFault.NotFound, (RoleSetting?)null)));
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Node_WithoutTemplate_FailsTheAdapter()
    {
        world.HasTemplate = false;
        Assert.That((await world.SetAsync(Source)).Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
    }

    [Test]
    public async Task Success_ThatChangedNothing_IsASilentNoOp()
    {
        world.TakesWrites = false;
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.Error?.Fault, outcome.After), Is.EqualTo(((NodeFault?)NodeFault.SilentNoOp, (RoleSetting?)RoleSetting.None)));
    }

    [TestCase(32773u, NodeFault.OperationFailed)]
    [TestCase(32769u, NodeFault.AccessDenied)]
    [TestCase(32774u, NodeFault.Busy)]
    [TestCase(1u, NodeFault.OperationFailed)]
    public async Task ErrorCode_OfTheMethod_IsTheOutcome(uint code, NodeFault fault)
    {
        world.TakesWrites = false;
        world.ReturnValue = code;
        var outcome = await world.SetAsync(Source);
        Assert.That(outcome.Error?.Fault, Is.EqualTo(fault));
        Assert.That(outcome.Error!.Detail, Does.Contain($"code {code}"));
    }

    [TestCase(NodeFault.TimedOut)]
    [TestCase(NodeFault.Unreachable)]
    public async Task LostAnswer_OfAWriteThatRan_IsSuccessByTheReadBackAndNeverRepeated(NodeFault fault)
    {
        world.LostAnswer = new NodeException(fault, "HV01", "Invoke", "lost");
        var outcome = await world.SetAsync(Source);
        Assert.That(outcome, Is.EqualTo(new RoleOutcome(PortWorld.Id, RoleSetting.None, Source, null)));
        Assert.That(world.Session.Invocations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task LostAnswer_OfAWriteThatDidNotRun_IsTheOutcomeAndNeverRepeated()
    {
        world.TakesWrites = false;
        world.LostAnswer = new NodeException(NodeFault.TimedOut, "HV01", "Invoke", "lost");
        var outcome = await world.SetAsync(Source);
        Assert.That(outcome.Error, Is.SameAs(world.LostAnswer));
        Assert.That(world.Session.Invocations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReadBack_ThatFails_LeavesTheRoleUnknown()
    {
        world.ReadBackFailure = () => new NodeException(NodeFault.Unreachable, "HV01", "Query", "gone");
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.Before, outcome.After, outcome.Error?.Fault), Is.EqualTo(
            ((RoleSetting?)RoleSetting.None, (RoleSetting?)null, (NodeFault?)NodeFault.Unreachable)));
    }

    [Test]
    public async Task Setting_WithAnUnknownMode_CostsThisAdapterOnly()
    {
        world.Setting = PortWorld.NewSetting(mode: 7);
        var outcome = await world.SetAsync(Source);
        Assert.That((outcome.Before, outcome.Error?.Fault), Is.EqualTo(((RoleSetting?)null, (NodeFault?)NodeFault.ProtocolViolation)));
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Node_ThatDoesNotAnswer_FailsTheWholeWrite()
    {
        world.Failure = new NodeException(NodeFault.Unreachable, "HV01", "Query", "gone");
        await Assert.ThatAsync(() => world.SetAsync(Source), Fails.With(NodeFault.Unreachable));
        Assert.That(world.Session.Invocations, Is.Empty);
    }
}
