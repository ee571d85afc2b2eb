using System.Collections.Immutable;
using WacMirror.Soak.Oracle;

namespace WacMirror.Tests.Soak;

/// <summary>What the soak's oracle says that policies want beside roles.</summary>
internal sealed class WantedAroundTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly SeenAdapter Sensor = Adapter("sensor", "SENSOR01", 20);
    private static readonly SeenAdapter Sql = Adapter("sql", "SQL01", 10);
    private static readonly SeenAdapter Cable = Adapter("cable", null, 0) with { Kind = "uplink" };
    private static readonly SeenSwitch Place = new("place", "HV01", "Production", ["cable"]);

    [Test]
    public void Collector_SourceBesideIt_NeedsItsVlan()
    {
        var oracle = Looking(Policy());
        Assert.That(TrunkOf(oracle), Is.EqualTo("a needs 10"));
    }

    [TestCase("HV02", "Production")]
    [TestCase("HV01", "Isolated")]
    public void Collector_SourceElsewhere_NeedsNothing(string node, string place)
    {
        var oracle = Looking(Policy(), Sql with { Node = node, Switch = place });
        Assert.That(TrunkOf(oracle), Is.EqualTo("a needs "));
    }

    [Test]
    public void Collector_RoleOfAStranger_IsNotWidened()
    {
        var oracle = new ClusterOracle(replacesVlans: false);
        oracle.Look(Cluster([Sensor, Sql]) with { RoleOf = id => id == "sensor" ? "2/0" : RoleText.None }, [Policy()], Now);
        Assert.That(TrunkOf(oracle), Is.EqualTo("nothing"));
    }

    [Test]
    public void Extension_UplinkIsSource_IsOnAndInTheEndOffAgain()
    {
        var oracle = Looking(Policy() with { Sources = One("cable"), ManagesCapture = true });
        Assert.That(oracle.Extensions.Single().Extension.Wanted.ToString(), Is.EqualTo("on"));
        oracle.Look(Cluster([Sensor, Sql, Cable]), [], Now);
        Assert.That(oracle.Extensions.Single().Extension.Wanted.ToString(), Is.EqualTo("nothing"));
    }

    private static string TrunkOf(ClusterOracle oracle) =>
        oracle.Trunks.Single(pair => pair.Adapter.Id == "sensor").Trunk.Wanted.ToString()!
            .Replace(Guid.Empty.ToString("D"), "a", StringComparison.Ordinal);

    private static ClusterOracle Looking(SoakPolicy policy, SeenAdapter? source = null)
    {
        var oracle = new ClusterOracle(replacesVlans: false);
        oracle.Look(Cluster([Sensor, source ?? Sql, Cable]), [policy], Now);
        return oracle;
    }

    private static SoakPolicy Policy() =>
        new(Guid.Empty, "trunk", One("sql"), [One("sensor")]) { ManagesTrunk = true };

    private static SoakSelector One(string adapter) => new([new SoakTerm { AdapterId = adapter }], []);

    private static SeenCluster Cluster(ImmutableArray<SeenAdapter> adapters) =>
        new(adapters, [Place], _ => RoleText.None, id => id == "cable" ? TrunkText.Untagged : "1/20/0/", _ => "off");

    private static SeenAdapter Adapter(string id, string? vm, int vlan) =>
        new(id, "vm", "Network Adapter", vm, string.Empty, "running", "HV01", "Production", [vlan], [vlan]);
}
