using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TrunkWriterTests
{
    private const string Modify = "ModifyFeatureSettings";
    private const string Add = "AddFeatureSettings";
    private const string Remove = "RemoveFeatureSettings";

    private static readonly TrunkGoal.Trunk Goal = new(7, [30, 10, 20, 10]);
    private static readonly VlanSetting Trunk = new(VlanMode.Trunk, 0, 7, [10, 20, 30]);

    private static readonly (string, object?)[] Private =
    [
        ("AccessVlanId", 5), ("PrimaryVlanId", 100), ("SecondaryVlanIdArray", new[] { "101", "102" }),
        ("PruneVlanIdArray", "9"),
    ];

    private readonly VlanWorld world = new();

    [Test]
    public async Task Trunk_OnAPortWithASetting_ChangesWhatATrunkIsAndNothingElse()
    {
        world.Setting = VlanWorld.NewSetting(1, Private);
        var outcome = await world.SetAsync(Goal);
        var written = PortWorld.Embedded(world.Session.Invocations.Single());
        Assert.Multiple(() =>
        {
            Assert.That((outcome.After, outcome.Error), Is.EqualTo((Trunk, (NodeException?)null)));
            Assert.That(world.Methods, Is.EqualTo(["Modify"]));
            Assert.That(written.Texts("SecondaryVlanIdArray"), Is.EqualTo(["101", "102"]));
            Assert.That(written.Texts("PruneVlanIdArray"), Is.EqualTo(["9"]));
            Assert.That((written.Text("AccessVlanId"), written.Text("PrimaryVlanId")), Is.EqualTo(("5", "100")));
            Assert.That(CimXml.Write(written), Does.Contain(
                "<PROPERTY.ARRAY NAME=\"TrunkVlanIdArray\" TYPE=\"uint16\"><VALUE.ARRAY><VALUE>10</VALUE><VALUE>20</VALUE>"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Undo_PutsBackEverythingThatWasThere(bool acceptsModify)
    {
        if (!acceptsModify)
            world.Refused.Add(Modify);
        world.Setting = VlanWorld.NewSetting(3, Private);
        var first = await world.SetAsync(Goal);
        var undone = await world.SetAsync(new TrunkGoal.AsBefore(first.Before!));
        Assert.Multiple(() =>
        {
            Assert.That((first.Error, undone.Error), Is.EqualTo(((NodeException?)null, (NodeException?)null)));
            Assert.That(world.Setting!.Text("OperationMode"), Is.EqualTo("3"));
            Assert.That((world.Setting.Text("NativeVlanId"), world.Setting.Text("PvlanMode")), Is.EqualTo(("0", "0")));
            Assert.That(world.Setting.Texts("TrunkVlanIdArray"), Is.Empty);
            Assert.That(world.Setting.Texts("SecondaryVlanIdArray"), Is.EqualTo(["101", "102"]));
            Assert.That((undone.Before!.Values["NativeVlanId"], undone.After!.Mode), Is.EqualTo(("7", VlanMode.Private)));
        });
    }

    [Test]
    public async Task Undo_OfAPortThatHadNone_RemovesTheSetting()
    {
        var first = await world.SetAsync(Goal);
        Assert.That((first.Error, first.Before!.IsAbsent, first.After), Is.EqualTo(((NodeException?)null, true, Trunk)));
        var undone = await world.SetAsync(new TrunkGoal.AsBefore(first.Before));
        Assert.That((undone.Error, undone.After), Is.EqualTo(((NodeException?)null, VlanSetting.Untagged)));
        Assert.That((world.Setting, string.Join(',', world.Methods)), Is.EqualTo(((CimObject?)null, "Add,Remove")));
    }

    [Test]
    public async Task Undo_WhereTheSettingIsGone_AddsTheOldOne()
    {
        world.Setting = VlanWorld.NewSetting(1, Private);
        var first = await world.SetAsync(Goal);
        world.Setting = null;
        var undone = await world.SetAsync(new TrunkGoal.AsBefore(first.Before!));
        Assert.That((undone.Error, undone.After), Is.EqualTo(
            ((NodeException?)null, new VlanSetting(VlanMode.Access, 5, 0, []))));
    }

    [Test]
    public async Task Trunk_ThatIsThereAlready_WritesNothing()
    {
        world.Setting = VlanWorld.NewSetting(2, ("NativeVlanId", 7), ("TrunkVlanIdArray", new[] { "20", "10", "30" }));
        Assert.That((await world.SetAsync(Goal)).Error, Is.Null);
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Trunk_WhereSomethingElseIsThanWasRead_IsNotWritten()
    {
        world.Setting = VlanWorld.NewSetting(1, Private);
        var read = await world.ReadAsync();
        world.Setting = VlanWorld.NewSetting(1, [.. Private[1..], ("AccessVlanId", 6)]);
        var outcome = await world.SetAsync(Goal, read.Whole);
        Assert.That((outcome.Error?.Fault, outcome.Before!.Values["AccessVlanId"]), Is.EqualTo(((NodeFault?)NodeFault.Changed, "6")));
        Assert.That(world.Session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Trunk_WhereWhatWasReadStillIs_IsWritten()
    {
        world.Setting = VlanWorld.NewSetting(1, Private);
        var read = await world.ReadAsync();
        Assert.That(read.Vlan, Is.EqualTo(new VlanSetting(VlanMode.Access, 5, 0, [])));
        Assert.That((await world.SetAsync(Goal, read.Whole)).After, Is.EqualTo(Trunk));
    }

    [Test]
    public async Task Reading_OfAPortWithoutASetting_IsAbsentAndUntagged()
    {
        var read = await world.ReadAsync();
        Assert.That((read.Whole, read.Vlan), Is.EqualTo((SavedSetting.Absent, VlanSetting.Untagged)));
    }

    [Test]
    public async Task NewObject_WhereSomebodyChangedTheOldOneMeanwhile_IsNotWritten()
    {
        world.Refused.Add(Modify);
        world.Setting = VlanWorld.NewSetting(1, Private);
        var read = await world.ReadAsync();
        world.OnInvoke = () => world.Setting = VlanWorld.NewSetting(1, ("AccessVlanId", 6));
        var outcome = await world.SetAsync(Goal, read.Whole);
        Assert.That((outcome.Error?.Fault, outcome.After!.AccessId), Is.EqualTo(((NodeFault?)NodeFault.Changed, (ushort)6)));
        Assert.That(world.Methods, Is.EqualTo(["Modify"]));
    }

    [Test]
    public async Task Node_ThatRefusesToModify_GetsANewObject()
    {
        world.Refused.Add(Modify);
        world.Setting = VlanWorld.NewSetting(1, Private);
        var outcome = await world.SetAsync(Goal);
        Assert.That((outcome.Error, outcome.After), Is.EqualTo(((NodeException?)null, Trunk)));
        Assert.That(world.Methods, Is.EqualTo(["Modify", "Remove", "Add"]));
        Assert.That(world.Setting!.Texts("SecondaryVlanIdArray"), Is.EqualTo(["101", "102"]));
    }

    [TestCase(32769u, NodeFault.AccessDenied)]
    [TestCase(32774u, NodeFault.Busy)]
    public async Task Node_ThatWouldRefuseANewObjectAsWell_KeepsItsSetting(uint code, NodeFault fault)
    {
        world.Refused.Add(Modify);
        world.RefusalCode = code;
        world.Setting = VlanWorld.NewSetting(1, Private);
        Assert.That((await world.SetAsync(Goal)).Error?.Fault, Is.EqualTo(fault));
        Assert.That(world.Methods, Is.EqualTo(["Modify"]));
    }

    [Test]
    public async Task Node_ThatRefusesToRemove_KeepsItsSettingAndSaysSo()
    {
        world.Refused.UnionWith([Modify, Remove]);
        world.Setting = VlanWorld.NewSetting(1, Private);
        var outcome = await world.SetAsync(Goal);
        Assert.That((outcome.Error?.Fault, outcome.After?.Mode), Is.EqualTo(((NodeFault?)NodeFault.OperationFailed, (VlanMode?)VlanMode.Access)));
        Assert.That(world.Methods, Is.EqualTo(["Modify", "Remove"]));
    }

    [Test]
    public async Task NewSetting_ThatIsRefusedAfterTheRemoval_GivesWayToTheOldOne()
    {
        world.Refused.UnionWith([Modify, Add + " 1"]);
        world.Setting = VlanWorld.NewSetting(1, Private);
        var outcome = await world.SetAsync(Goal);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
            Assert.That(outcome.Error!.Detail, Does.Contain("the old one stands again"));
            Assert.That(outcome.After, Is.EqualTo(new VlanSetting(VlanMode.Access, 5, 0, [])));
            Assert.That(world.Setting!.Texts("PruneVlanIdArray"), Is.EqualTo(["9"]));
        });
    }

    [Test]
    public async Task Node_ThatIsLostAfterTheRemoval_LeavesThePortUnknownAndSaysWhatMayBe()
    {
        world.Refused.Add(Modify);
        world.Setting = VlanWorld.NewSetting(1, Private);
        world.FailureAfterRemoval = new NodeException(NodeFault.Unreachable, "HV01", "Query", "gone");
        var outcome = await world.SetAsync(Goal);
        Assert.That((outcome.Error?.Fault, outcome.After), Is.EqualTo(((NodeFault?)NodeFault.Unreachable, (VlanSetting?)null)));
        Assert.That(outcome.Error!.Detail, Does.Contain("gone").And.Contain("the port may have the default now"));
        Assert.That(outcome.Before!.Values["AccessVlanId"], Is.EqualTo("5"), "so that it can be put back later");
    }

    [Test]
    public async Task Port_ThatEndsUpWithoutItsSetting_IsReportedAsSuch()
    {
        world.Refused.UnionWith([Modify, Add]);
        world.Setting = VlanWorld.NewSetting(1, Private);
        var outcome = await world.SetAsync(Goal);
        Assert.That(outcome.Error!.Detail, Does.Contain("the port now has the default"));
        Assert.That(outcome.After, Is.EqualTo(VlanSetting.Untagged));
        Assert.That(outcome.Before!.Values["AccessVlanId"], Is.EqualTo("5"), "so that it can be put back later");
    }
}
