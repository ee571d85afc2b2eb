using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>VLAN trunks, capture extensions and affinity rules, and their undo.</summary>
internal sealed class SurroundingsTests : DeskFixture
{
    private static readonly VlanSetting Ten = new(VlanMode.Access, 10, 0, []);

    [Test]
    public async Task Trunk_OfACollector_IsWidenedBeforeItIsADestinationAndPutBack()
    {
        Cluster.Change(Sql.Id, adapter => adapter with { Vlan = Ten });
        Cluster.Change(Collector.Id, adapter => adapter with { Vlan = Ten with { AccessId = 20 } });
        await StartAsync();
        var saved = await SaveAsync(NewPolicy("SQL01", "COL01") with { ManageTrunk = true });
        await SettledAsync(board => board.Ledger.Length == 3);
        Assert.That(Cluster[Collector.Id].Vlan, Is.EqualTo(new VlanSetting(VlanMode.Trunk, 0, 0, [10, 20])));
        Assert.That(await AuditOfAsync(new SettingKey.Trunk(Collector.Id)), Is.EqualTo(new[]
        {
            "trunk.applied VLAN 20 -> trunk 10,20 (native 0)",
        }));

        await EndAsync(saved);

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Cluster[Collector.Id].Vlan, Is.EqualTo(Ten with { AccessId = 20 }));
    }

    [Test]
    public async Task Capture_OfAnUplinksSwitch_IsSwitchedOnAndOffAgain()
    {
        var production = new VirtualSwitch(Some.Id(9001), "Production", SwitchKind.External)
        {
            Extensions =
            [
                new SwitchExtension(
                    SwitchExtension.NdisCapture, "Microsoft NDIS Capture", ExtensionKind.Capture, ExtensionState.Disabled),
            ],
        };
        var uplink = Some.Nic(7, "none") with
        {
            Id = new AdapterId(production.Id, Some.Id(70)), Kind = AdapterKind.Uplink, Vm = null, Switch = production,
        };
        Cluster.Put(Some.Node("HV01", uplink, Collector with { Switch = production }) with { Switches = [production] });
        await StartAsync();
        var saved = await SaveAsync(NewPolicy(collectors: "COL01") with
        {
            Sources = new Selector([new SelectorTerm { Kind = AdapterKind.Uplink }], []),
            ManageCapture = true,
        });
        await SettledAsync(board => board.Ledger.Length == 3);
        Assert.That(IsOn(), Is.True);

        await EndAsync(saved);

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(IsOn(), Is.False);

        bool IsOn() => Cluster[uplink.Id].Switch!.Extensions.Single().State == ExtensionState.Enabled;
    }

    [Test]
    public async Task Rule_ThatKeepsACollectorWithItsSource_IsMadeAndTakenAway()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy("SQL01", "COL01") with { Colocate = Colocation.Hold });
        await SettledAsync(board => board.Ledger.Length == 3);
        var rule = Cluster.Rules.Single();
        Assert.That((rule.Name, rule.Kind), Is.EqualTo(($"WacMirror {saved.Policy.Id.ToString("N")[..8]}", AffinityKind.SameNode)));
        Assert.That(rule.Groups, Is.EquivalentTo(new[] { "SQL01", "COL01" }));

        await EndAsync(saved);

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Cluster.Rules, Is.Empty);
    }

    private async Task<string[]> AuditOfAsync(SettingKey setting) =>
        [.. (await AuditAsync()).Where(row => row.Setting == setting.ToString()).Select(row => $"{row.Action} {row.Detail}")];
}
