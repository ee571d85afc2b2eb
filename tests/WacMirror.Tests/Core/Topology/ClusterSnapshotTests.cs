using System.Collections.Immutable;
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
            Assert.That(Merge(Some.Owners(("SQL01", "HV01")), order).Adapters.Single().Value.Node, Is.EqualTo("HV02"));
    }

    [Test]
    public void Merge_OfAMachineWithTwoLivePorts_PrefersTheOwnerOfRecord()
    {
        var adapters = new[] { Some.Nic(1, "SQL01", "HV01"), Some.Nic(1, "SQL01", "HV02") };
        Assert.That(Merge(Some.Owners(("SQL01", "HV01")), adapters).Adapters.Single().Value.Node, Is.EqualTo("HV01"));
        Assert.That(Merge(Some.Owners(("SQL01", "HV02")), adapters).Adapters.Single().Value.Node, Is.EqualTo("HV02"));
    }

    [Test]
    public void Merge_OfDifferentAdapters_KeepsAll() => Assert.That(
        Merge(Some.Owners(), Some.Nic(1, "A"), Some.Nic(2, "B", "HV02")).Adapters, Has.Count.EqualTo(2));

    [Test]
    public void Merge_AfterAFailover_PrefersTheNodeThatAnswers()
    {
        var dead = Some.Nic(1, "SQL01", "HV01");
        var starting = Some.Nic(1, "SQL01", "HV02") with { PortId = null };
        var nodes = new[] { Some.Node("HV01", dead), Some.Node("HV02", starting) };
        var merged = ClusterSnapshot.Merge(nodes, Some.Owners(("SQL01", "HV02")), ["HV01"]);
        Assert.That(merged.Adapters.Single().Value.Node, Is.EqualTo("HV02"));
    }

    private static ClusterSnapshot Merge(ImmutableDictionary<string, string> owners, params Adapter[] adapters) =>
        ClusterSnapshot.Merge(adapters.Select(adapter => Some.Node(adapter.Node, adapter)), owners, []);
}
