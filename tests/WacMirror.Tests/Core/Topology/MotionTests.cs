using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Topology;

internal sealed class MotionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Adapter here = Some.Nic(1, "SQL01", "HV01");
    private readonly Adapter there = Some.Nic(1, "SQL01", "HV02");
    private ClusterSnapshot snapshot = ClusterSnapshot.Empty;
    private DateTimeOffset now = Some.Moment;

    [SetUp]
    public void Forget() => snapshot = ClusterSnapshot.Empty;

    [Test]
    public void Machine_InOnePlaceAsTheClusterSays_IsAtRest()
    {
        See(Some.Groups(Some.Group(1, "SQL01", "hv01")), Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.AtRest)));
        Assert.That(snapshot.Motion.Moving, Is.Empty);
    }

    [TestCase(GroupState.Pending, false)]
    [TestCase(GroupState.Online, true)]
    public void Machine_ThatTheClusterIsAboutToMove_IsMovingButNotDisputed(GroupState state, bool isQueued)
    {
        var group = Some.Group(1, "SQL01", "HV01", state) with { IsQueued = isQueued };
        See(Some.Groups(group), Node("HV01", here));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.Moving)));
        Assert.That(snapshot.Motion.Disputed, Is.Empty);
    }

    [Test]
    public void Machine_ThatTheClusterSaysIsElsewhere_IsMovingUntilTheyAgree()
    {
        var moved = Some.Groups(Some.Group(1, "SQL01", "HV02"));
        See(moved, Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.Moving)));
        Assert.That(snapshot.Motion.Disputed, Is.EquivalentTo(new[] { Some.Id(1) }));
        See(moved, Node("HV01"), Node("HV02", there));
        Assert.That(Shown, Is.EqualTo(("HV02", Presence.AtRest)));
        Assert.That(snapshot.Motion, Is.Not.Null.And.Property(nameof(Motion.Disputed)).Empty);
    }

    [Test]
    public void Machine_OnTwoNodes_IsMoving()
    {
        See(Some.Groups(Some.Group(1, "SQL01", "HV02")), Node("HV01", here), Node("HV02", there));
        Assert.That(Shown, Is.EqualTo(("HV02", Presence.Moving)));
    }

    [Test]
    public void Machine_OnNoNodeWhileTheClusterHasIt_KeepsItsAdaptersAndIsMoving()
    {
        var machines = Some.Groups(Some.Group(1, "SQL01", "HV02"));
        See(machines, Node("HV01", here));
        See(machines, Node("HV01"), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.Moving)));
        Assert.That(snapshot.Motion.Disputed, Is.EquivalentTo(new[] { Some.Id(1) }));
        See(machines, Node("HV01"), Node("HV02", there));
        Assert.That(Shown, Is.EqualTo(("HV02", Presence.AtRest)));
    }

    [TestCase(GroupState.Offline)]
    [TestCase(GroupState.Failed)]
    public void Machine_OnNoNodeWhileItsGroupIsOff_IsGone(GroupState state)
    {
        See(Some.Groups(Some.Group(1, "SQL01", "HV01")), Node("HV01", here));
        See(Some.Groups(Some.Group(1, "SQL01", "HV01", state)), Node("HV01"));
        Assert.That(snapshot.Adapters, Is.Empty);
    }

    [Test]
    public void Machine_OnNoNodeAndNotInTheCluster_IsGone()
    {
        See(MachineGroups.None, Node("HV01", here));
        See(MachineGroups.None, Node("HV01"));
        Assert.That(snapshot.Adapters, Is.Empty);
    }

    [Test]
    public void Machine_OnNoNodeForTooLong_IsGoneWhateverTheClusterSays()
    {
        var machines = Some.Groups(Some.Group(1, "SQL01", "HV02"));
        See(machines, Node("HV01", here));
        See(machines, Node("HV01"));
        now += Motion.PatienceWithRecord - Second;
        See(machines, Node("HV01"));
        Assert.That(snapshot.Adapters, Has.Count.EqualTo(1));
        now += Second;
        See(machines, Node("HV01"));
        Assert.That(snapshot.Adapters, Is.Empty);
    }

    [Test]
    public void Record_ThatContradictsTheNodesForTooLong_IsNotHeeded()
    {
        var wrong = Some.Groups(Some.Group(1, "SQL01", "HV02"));
        See(wrong, Node("HV01", here), Node("HV02"));
        now += Motion.PatienceWithRecord;
        See(wrong, Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.AtRest)));
    }

    [Test]
    public void Record_KnownByNameOnly_DoesNotMakeAMachineMove()
    {
        var other = Some.Group(1, "SQL01", "HV02") with { Vm = null };
        See(Some.Groups(other), Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.AtRest)));
    }

    [Test]
    public void Machine_ThatTwoNodesGoOnShowing_IsADuplicateOnceBothWereReadAgain()
    {
        See(MachineGroups.None, Node("HV01", here), Node("HV02", there));
        Assert.That(Shown.Presence, Is.EqualTo(Presence.Moving));
        var old = Node("HV01", here);
        now += Motion.RestAfter;
        See(MachineGroups.None, old, Node("HV02", there));
        Assert.That(Shown.Presence, Is.EqualTo(Presence.Moving), "one of the readings is old");
        See(MachineGroups.None, Node("HV01", here), Node("HV02", there));
        Assert.That(Shown.Presence, Is.EqualTo(Presence.Duplicate));
        Assert.That(snapshot.Motion.Duplicates, Is.EquivalentTo(new[] { Some.Id(1) }));
        See(MachineGroups.None, Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.AtRest)), "the other one is gone");
    }

    [Test]
    public void Machine_OnTwoNodesWhileItsGroupIsPending_IsNeverADuplicate()
    {
        var pending = Some.Groups(Some.Group(1, "SQL01", "HV01", GroupState.Pending));
        See(pending, Node("HV01", here), Node("HV02", there));
        now += 2 * Motion.RestAfter;
        See(pending, Node("HV01", here), Node("HV02", there));
        Assert.That(Shown.Presence, Is.EqualTo(Presence.Moving));
    }

    [Test]
    public void Machine_OnASilentNodeToo_IsWhereANodeAnswers()
    {
        See(MachineGroups.None, ["HV01"], Node("HV01", here), Node("HV02", there));
        Assert.That(Shown, Is.EqualTo(("HV02", Presence.AtRest)));
    }

    [Test]
    public void Machine_OnASilentNodeOnly_StaysThereUntilTheClusterSaysOtherwise()
    {
        See(Some.Groups(Some.Group(1, "SQL01", "HV01")), ["HV01"], Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.AtRest)));
        See(Some.Groups(Some.Group(1, "SQL01", "HV02")), ["HV01"], Node("HV01", here), Node("HV02"));
        Assert.That(Shown, Is.EqualTo(("HV01", Presence.Moving)));
    }

    [Test]
    public void Switch_OfTheSameIdOnTwoNodes_IsADuplicateAtOnce()
    {
        var uplink = Some.Nic(1, "x", "HV01") with { Vm = null, Kind = AdapterKind.Uplink };
        See(MachineGroups.None, Node("HV01", uplink), Node("HV02", uplink with { Node = "HV02" }));
        Assert.That(Shown.Presence, Is.EqualTo(Presence.Duplicate));
    }

    [Test]
    public void Adapter_ThatDidNotChange_StaysTheSameObject()
    {
        var reading = Node("HV01", here);
        See(MachineGroups.None, reading);
        var first = snapshot.Adapters[here.Id];
        See(MachineGroups.None, reading);
        Assert.That(snapshot.Adapters[here.Id], Is.SameAs(first));
    }

    private (string Node, Presence Presence) Shown =>
        (snapshot.Adapters.Single().Value.Node, snapshot.Adapters.Single().Value.Presence);

    private NodeSnapshot Node(string name, params Adapter[] adapters) => Some.Node(name, adapters) with { ReadAt = now };

    private void See(MachineGroups machines, params NodeSnapshot[] nodes) => See(machines, [], nodes);

    private void See(MachineGroups machines, ImmutableHashSet<string> silent, params NodeSnapshot[] nodes) =>
        snapshot = ClusterSnapshot.Merge(snapshot, nodes, machines, silent, now);
}
