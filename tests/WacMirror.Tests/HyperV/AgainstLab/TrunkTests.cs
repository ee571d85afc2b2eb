using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.Lab.Cluster;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Setting trunks in the default lab over real sockets.</summary>
public sealed class TrunkTests
{
    private static readonly VlanSetting Trunk = new(VlanMode.Trunk, 0, 0, [10, 20]);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Trunk_IsSetAndUndone_WhetherAPortHadASettingOrNot(bool acceptsModify)
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { VlanAcceptsModify = acceptsModify });
        var tagged = await lab.AdapterAsync("HV02", "WEB01");
        var plain = (await lab.ReadAsync("HV02")).Adapters.First(adapter =>
            adapter.Kind is AdapterKind.ManagementNic && adapter.Vlan == VlanSetting.Untagged);
        var writer = new TrunkWriter(lab.Sessions, TimeProvider.System);

        var set = await writer.WriteAsync(
            "HV02",
            [new(tagged, new TrunkGoal.Trunk(0, [20, 10])), new(plain, new TrunkGoal.Trunk(0, [20, 10]))],
            CancellationToken.None);
        Assert.That(set.Select(outcome => (outcome.After, outcome.Error)), Has.All.EqualTo((Trunk, (NodeException?)null)));
        Assert.That((await lab.AdapterAsync("HV02", "WEB01")).Vlan, Is.EqualTo(Trunk));

        var undone = await writer.WriteAsync(
            "HV02",
            [new(tagged, new TrunkGoal.AsBefore(set[0].Before!)), new(plain, new TrunkGoal.AsBefore(set[1].Before!))],
            CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(undone.Select(outcome => outcome.Error), Has.All.Null);
            Assert.That(undone.Select(outcome => outcome.After), Is.EqualTo([tagged.Vlan, VlanSetting.Untagged]));
            Assert.That(set[1].Before!.IsAbsent, Is.True);
        });
    }

    [Test]
    public async Task Trunk_WithAnImpossibleId_CostsItselfOnlyAndLeavesThePortAsItWas()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { VlanAcceptsModify = false });
        var adapter = await lab.AdapterAsync("HV02", "WEB01");
        var other = await lab.AdapterAsync("HV02", "SQL02");
        var outcomes = await new TrunkWriter(lab.Sessions, TimeProvider.System).WriteAsync(
            "HV02",
            [new(adapter, new TrunkGoal.Trunk(0, [5000])), new(other, new TrunkGoal.Trunk(0, [10, 20]))],
            CancellationToken.None);
        Assert.That(outcomes.Select(outcome => outcome.Error?.Fault), Is.EqualTo([NodeFault.OperationFailed, (NodeFault?)null]));
        Assert.That((await lab.AdapterAsync("HV02", "WEB01")).Vlan, Is.EqualTo(adapter.Vlan));
    }
}
