using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Topology;

internal sealed class ClusterSnapshotTests
{
    [Test]
    public void Merge_OfAMachineOnTwoNodes_PrefersTheLivePort()
    {
        var moving = Some.Nic(1, "SQL01", "HV01") with { PortId = null };
        var arrived = Some.Nic(1, "SQL01", "HV02");
        foreach (var order in new[] { new[] { moving, arrived }, [arrived, moving] })
            Assert.That(NodeOf(Some.Group(1, "SQL01", "HV01"), order), Is.EqualTo("HV02"));
    }

    [Test]
    public void Merge_OfAMachineWithTwoLivePorts_PrefersTheOwnerOfRecord()
    {
        var adapters = new[] { Some.Nic(1, "SQL01", "HV01"), Some.Nic(1, "SQL01", "HV02") };
        Assert.That(NodeOf(Some.Group(1, "SQL01", "HV01"), adapters), Is.EqualTo("HV01"));
        Assert.That(NodeOf(Some.Group(1, "SQL01", "HV02"), adapters), Is.EqualTo("HV02"));
    }

    [Test]
    public void Merge_WhileAGroupsMachineIsNotKnown_GoesByItsName()
    {
        var adapters = new[] { Some.Nic(1, "SQL01", "HV01"), Some.Nic(1, "SQL01", "HV02") };
        Assert.That(NodeOf(Some.Group(1, "sql01", "HV01") with { Vm = null }, adapters), Is.EqualTo("HV01"));
    }

    [Test]
    public void Merge_OfTwoMachinesOfOneName_GoesByTheId()
    {
        var adapters = new[] { Some.Nic(2, "SQL01", "HV01"), Some.Nic(2, "SQL01", "HV02") };
        Assert.That(NodeOf(Some.Group(1, "SQL01", "HV01"), adapters), Is.EqualTo("HV02"), "the group is another machine's");
    }

    [Test]
    public void Merge_OfDifferentAdapters_KeepsAll() => Assert.That(
        Merge(MachineGroups.None, Some.Nic(1, "A"), Some.Nic(2, "B", "HV02")).Adapters, Has.Count.EqualTo(2));

    [Test]
    public void Merge_AfterAFailover_PrefersTheNodeThatAnswers()
    {
        var dead = Some.Nic(1, "SQL01", "HV01");
        var starting = Some.Nic(1, "SQL01", "HV02") with { PortId = null };
        var nodes = new[] { Some.Node("HV01", dead), Some.Node("HV02", starting) };
        var merged = ClusterSnapshot.Merge(
            ClusterSnapshot.Empty, nodes, Some.Groups(Some.Group(1, "SQL01", "HV02")), ["HV01"], Some.Moment);
        Assert.That(merged.Adapters.Single().Value.Node, Is.EqualTo("HV02"));
        Assert.That(merged.Adapters.Single().Value.Presence, Is.EqualTo(Presence.AtRest), "only one of them answers");
    }

    private static string NodeOf(MachineGroup group, params Adapter[] adapters) =>
        Merge(Some.Groups(group), adapters).Adapters.Single().Value.Node;

    private static ClusterSnapshot Merge(MachineGroups machines, params Adapter[] adapters) => ClusterSnapshot.Merge(
        ClusterSnapshot.Empty, adapters.Select(adapter => Some.Node(adapter.Node, adapter)), machines, [], Some.Moment);
}
