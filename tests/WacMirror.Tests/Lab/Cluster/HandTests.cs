using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Operations;
using WacMirror.Lab.Cluster.Views;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>What somebody at a node does past every endpoint: edits, new machines, deleted ones.</summary>
internal sealed class HandTests
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";

    [Test]
    public async Task Edit_PortWithoutSetting_HasItWithDefaultsBesides()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Model.FindVm("NLB1").Nics[0];

        await new AdministratorHand(bench.Model).EditAsync(nic.AdapterId, Security, Mode(2));

        Assert.Multiple(() =>
        {
            Assert.That(nic[FeatureDefinition.Security]!.Number("MonitorMode"), Is.EqualTo(2));
            Assert.That(nic[FeatureDefinition.Security]!.Number("StormLimit"), Is.Zero);
        });
    }

    [Test]
    public async Task Edit_WithoutValues_TakesTheSettingAway()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Model.FindVm("NLB1").Nics[0];
        var hand = new AdministratorHand(bench.Model);
        await hand.EditAsync(nic.AdapterId, Security, Mode(2));

        await hand.EditAsync(nic.AdapterId, Security, []);

        Assert.That(nic[FeatureDefinition.Security], Is.Null);
    }

    [Test]
    public async Task Edit_ValueThatANodeRefuses_ChangesNothing()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Model.FindVm("NLB1").Nics[0];

        Assert.ThrowsAsync<LabException>(
            () => new AdministratorHand(bench.Model).EditAsync(nic.AdapterId, Security, Mode(3)));
        Assert.That(nic[FeatureDefinition.Security], Is.Null);
    }

    [Test]
    public async Task WireChange_AfterAnEditThatNobodyRead_IsCounted()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Model.FindVm("NLB1").Nics[0];
        await new AdministratorHand(bench.Model).EditAsync(nic.AdapterId, Security, Mode(2));
        var setting = nic[FeatureDefinition.Security]!;

        var cleared = setting.With("MonitorMode", CimValue.Of(0UL));
        lock (bench.Model.Gate)
            _ = new FeatureChange(nic, FeatureDefinition.Security, cleared).Apply_NeedsLock();
        lock (bench.Model.Gate)
            _ = new FeatureChange(nic, FeatureDefinition.Security, setting).Apply_NeedsLock();

        Assert.That(bench.Model.UnseenOverwrites, Has.Count.EqualTo(1));
        Assert.That(
            bench.Model.UnseenOverwrites[0],
            Is.EqualTo([LabSettingsView.Port(nic.AdapterId, Security, "MonitorMode")]));
    }

    [Test]
    public async Task Settings_AbsentAndDefault_AreTheSame()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Model.FindVm("NLB1").Nics[0];
        var before = SettingsWriter.Write_NeedsLock(bench.Model).Values;

        await new AdministratorHand(bench.Model).EditAsync(nic.AdapterId, Security, Mode(0));

        Assert.That(SettingsWriter.Write_NeedsLock(bench.Model).Values, Is.EqualTo(before));
    }

    [Test]
    public async Task Machine_DeletedAndMadeAgain_HasTheSameIdsAndNoneOfItsSettings()
    {
        await using var bench = await LabBench.StartAsync();
        var life = new MachineLife(bench.Model);
        var definition = new MachineDefinition
        {
            Name = "NEW1", Node = "HV01", Adapters = [new AdapterDefinition { Switch = "Production" }],
        };
        life.Create(definition);
        var first = bench.Model.FindVm("NEW1").Nics[0];
        await new AdministratorHand(bench.Model).EditAsync(first.AdapterId, Security, Mode(2));

        life.Delete("NEW1");
        Assert.That(bench.Model.TryFindVm("NEW1"), Is.Null);
        life.Create(definition);

        var second = bench.Model.FindVm("NEW1").Nics[0];
        Assert.That(
            (second.AdapterId, second[FeatureDefinition.Security]), Is.EqualTo((first.AdapterId, (FeatureSetting?)null)));
    }

    [Test]
    public async Task Delete_RunningMachine_IsRefused()
    {
        await using var bench = await LabBench.StartAsync();
        Assert.That(() => new MachineLife(bench.Model).Delete("NLB1"), Throws.TypeOf<LabException>());
    }

    [Test]
    public async Task Create_NameThatIsTaken_IsRefused()
    {
        await using var bench = await LabBench.StartAsync();
        Assert.That(
            () => new MachineLife(bench.Model).Create(new MachineDefinition { Name = "nlb1", Node = "HV01" }),
            Throws.TypeOf<LabException>());
    }

    private static System.Collections.Immutable.ImmutableArray<CimProperty> Mode(ulong mode) =>
        [new CimProperty("MonitorMode", null, CimValue.Of(mode))];
}
