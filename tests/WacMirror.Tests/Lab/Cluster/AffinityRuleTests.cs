using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Classes;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class AffinityRuleTests
{
    private const string Rules = "MSCluster_AffinityRule";
    private const ulong SameNode = 2;
    private const ulong DifferentNode = 4;

    [Test]
    public async Task Rule_FromItsMakingToItsEnd_IsReadAsItWasWritten()
    {
        await using var bench = await LabBench.StartAsync();
        Create(bench, SameNode, "SQL01", "DC01");
        var made = bench.Instances("HV02", Rules).Single();
        Call(bench, "SetAffinityRule", Number("RuleType", DifferentNode), Number("Enabled", 0));
        Call(bench, "RemoveGroupFromAffinityRule", Groups("sql01"));
        var changed = bench.Instances("HV03", Rules).Single();

        Call(bench, "RemoveAffinityRule");

        Assert.That(made.Texts("Groups"), Is.EqualTo((string[])["SQL01", "DC01"]));
        Assert.That((made.UInt32("RuleType"), made.UInt32("Enabled")), Is.EqualTo((2U, 1U)));
        Assert.That(changed.Texts("Groups"), Is.EqualTo((string[])["DC01"]));
        Assert.That((changed.UInt32("RuleType"), changed.UInt32("Enabled")), Is.EqualTo((4U, 0U)));
        Assert.That(bench.Instances("HV01", Rules), Is.Empty);
    }

    [Test]
    public async Task Rule_JustMade_CannotBeFoundForAWhile()
    {
        await using var bench = await LabBench.StartAsync(
            behavior: new LabBehavior { FreshRuleIsHiddenFor = TimeSpan.FromSeconds(4) });
        Create(bench, SameNode);
        var fresh = bench.Instances("HV01", Rules).Count;
        bench.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.That((fresh, bench.Instances("HV01", Rules).Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Move_OfOneOfAPair_TakesTheOtherAlong()
    {
        await using var bench = await LabBench.StartAsync();
        Create(bench, SameNode, "SQL01", "DC01", "EXCH01");

        await bench.RunAsync(bench.Migration.MoveAsync("SQL01", "HV02", default));

        Assert.That(Places(bench, "SQL01", "DC01", "EXCH01"), Is.All.EqualTo("HV02"));
    }

    [Test]
    public async Task Move_UnderARuleThatIsOff_IsOfOneMachine()
    {
        await using var bench = await LabBench.StartAsync();
        Create(bench, SameNode, "SQL01", "DC01");
        Call(bench, "SetAffinityRule", Number("RuleType", SameNode), Number("Enabled", 0));

        await bench.RunAsync(bench.Migration.MoveAsync("SQL01", "HV02", default));

        Assert.That(Places(bench, "SQL01", "DC01"), Is.EqualTo((string[])["HV02", "HV01"]));
    }

    [TestCase(SameNode)]
    [TestCase(DifferentNode)]
    public async Task Crash_OfNode_PlacesMachinesAsTheRuleSays(ulong kind)
    {
        await using var bench = await LabBench.StartAsync();
        Create(bench, kind, "SQL01", "DC01", "PAY01");

        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));

        // Two nodes are left, so of three machines two stand together in any case.
        Assert.That(
            Places(bench, "SQL01", "DC01", "PAY01").Distinct().Count(), Is.EqualTo(kind == SameNode ? 1 : 2));
    }

    [Test]
    public async Task Class_OfClusterWithoutRules_DoesNotExist()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { HasAffinityRules = false });

        Assert.That(NodeClasses.Of(bench.Model.FindNode("HV01")).Select(item => item.Name), Has.None.EqualTo(Rules));
    }

    [Test]
    public async Task Call_ThatMakesNoSense_IsRefused()
    {
        await using var bench = await LabBench.StartAsync();
        Create(bench, SameNode);

        Assert.Multiple(() =>
        {
            Assert.That(() => Create(bench, SameNode), Throws.TypeOf<CimFault>().With.Message.Contains("exists already"));
            Assert.That(() => Call(bench, "AddGroupToAffinityRule", Groups("NOBODY")), Throws.TypeOf<CimFault>().With.Message.Contains("NOBODY"));
            Assert.That(() => Call(bench, "SetAffinityRule", Number("RuleType", 9)), Throws.TypeOf<CimFault>());
            Assert.That(() => Call(bench, "Explode"), Throws.TypeOf<CimFault>());
        });
    }

    private static IEnumerable<string> Places(LabBench bench, params string[] names) =>
        names.Select(name => bench.Model.FindVm(name).Node.Name);

    private static void Create(LabBench bench, ulong kind, params string[] groups)
    {
        bench.Class("HV01", Rules).Invoke(
            CimPath.Of("root/MSCluster", Rules),
            "CreateAffinityRule",
            new CimObject(string.Empty, [new CimProperty("Name", CimType.String, CimValue.Of("pair")), Number("RuleType", kind)]));
        if (groups.Length > 0)
            Call(bench, "AddGroupToAffinityRule", Groups(groups));
    }

    private static CimMethodAnswer Call(LabBench bench, string method, params CimProperty[] parameters) =>
        bench.Class("HV01", Rules).Invoke(
            CimPath.Of("root/MSCluster", Rules, ("Name", "pair")), method, new CimObject(string.Empty, parameters));

    private static CimProperty Number(string name, ulong value) => new(name, CimType.UInt32, CimValue.Of(value));

    private static CimProperty Groups(params string[] names) =>
        new("Groups", CimType.String, CimValue.OfMany(names), IsArray: true);
}
