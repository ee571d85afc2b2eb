using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class TopologyTests
{
    private const string Joined =
        "a machine with an adapter on a switch and in a subnet of M's, neither of them 'tap'";

    [Test]
    public void Default_HasTheMachinesOfTheSeedScenario()
    {
        var topology = LabTopology.Default();

        Assert.Multiple(() =>
        {
            Assert.That(topology.Name, Is.EqualTo("LAB"));
            Assert.That(topology.Nodes.Select(node => node.Name), Is.EqualTo(new[] { "HV01", "HV02", "HV03" }));
            Assert.That(topology.Machines, Has.Length.InRange(38, 44));
            Assert.That(Machine(topology, "NLB1").Adapters[0].Address!.ToString(), Is.EqualTo("192.168.1.16/24"));
            Assert.That(Machine(topology, "NLB2").Adapters[0].Address!.ToString(), Is.EqualTo("192.168.1.17/24"));
            Assert.That(
                topology.Nodes[0].Switches[0].Management!.Address!.ToString(), Is.EqualTo("192.168.1.10/24"));
            Assert.That(
                topology.Traffic.SelectMany(flow => new[] { flow.From, flow.To }), Has.None.StartsWith("NLB"));
        });
    }

    [TestCase("nodes[0].switches[0].kind", "exterior", "one of external, internal, private", 4,
        """
        {"name": "T",
        "nodes": [{"name": "A",
        "switches": [{"name": "S",
        "kind": "exterior"}]}]}
        """)]
    [TestCase("colour", "red", "one of name, cluster, counters, nodes, machines, traffic", 2,
        """
        {"name": "T",
        "colour": "red", "nodes": [{"name": "A"}]}
        """)]
    [TestCase("machines[0].node", "B", "one of A", 4,
        """
        // A comment is no line lost.
        {"name": "T", "nodes": [{"name": "A"}],
        "machines": [
        {"name": "M", "node": "B"}]}
        """)]
    [TestCase("machines[0].adapters[0].mac", "00155D", "twelve hexadecimal digits of a unicast address, such as 00155D010A10", 2,
        """
        {"name": "T", "nodes": [{"name": "A"}],
        "machines": [{"name": "M", "node": "A", "adapters": [{"mac": "00155D"}]}]}
        """)]
    [TestCase("machines[0].adapters[0].address", "192.168.1.300/24", "an IPv4 address with prefix length, such as 192.168.1.10/24", 1,
        """{"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A", "adapters": [{"address": "192.168.1.300/24"}]}]}""")]
    [TestCase("machines[0].adapters[0].vlan.access", "4095", "a whole number from 1 to 4094", 1,
        """{"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A", "adapters": [{"vlan": {"access": 4095}}]}]}""")]
    [TestCase("machines[0].adapters[0].switch", "S", "one of R", 1,
        """{"name": "T", "nodes": [{"name": "A", "switches": [{"name": "R"}]}], "machines": [{"name": "M", "node": "A", "adapters": [{"switch": "S"}]}]}""")]
    [TestCase("machines[1].name", "a", "a name that nodes[0].name does not have already", 2,
        """
        {"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A"},
        {"name": "a", "node": "A"}]}
        """)]
    [TestCase("machines[0].clustered", "yes", "true or false", 1,
        """{"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A", "clustered": "yes"}]}""")]
    [TestCase("traffic[0].to", "N", "the name of a machine of this topology", 1,
        """{"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A"}], "traffic": [{"from": "M", "to": "N"}]}""")]
    [TestCase("traffic[0].to", "N", Joined, 4,
        """
        {"name": "T", "nodes": [{"name": "A", "switches": [{"name": "S"}]}], "machines": [
        {"name": "M", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.1/24"}]},
        {"name": "N", "node": "A", "adapters": [{"switch": "S", "address": "10.0.1.1/24"}]}],
        "traffic": [{"from": "M", "to": "N"}]}
        """)]
    [TestCase("traffic[0].to", "N", Joined, 5,
        """
        {"name": "T", "nodes": [{"name": "A", "switches": [{"name": "S"}, {"name": "R"}]}], "machines": [
        {"name": "M", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.1/24"}]},
        {"name": "N", "node": "A", "adapters": [{"switch": "R", "address": "10.0.0.2/24"}]}],
        "traffic": [
        {"from": "M", "to": "N"}]}
        """)]
    [TestCase("traffic[0].to", "N", Joined, 4,
        """
        {"name": "T", "nodes": [{"name": "A", "switches": [{"name": "S"}]}], "machines": [
        {"name": "M", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.1/24"}]},
        {"name": "N", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.2/24", "tap": true}]}],
        "traffic": [{"from": "M", "to": "N"}]}
        """)]
    [TestCase("machines[0].adapters[0].vfActive", "true", "false, or an iovWeight from 1 to 100 beside it", 1,
        """{"name": "T", "nodes": [{"name": "A"}], "machines": [{"name": "M", "node": "A", "adapters": [{"vfActive": true}]}]}""")]
    public void Parse_OfAWrongField_NamesFieldValueAllowedAndLine(
        string field, string value, string allowed, int line, string json)
    {
        var error = Assert.Throws<LabTopologyException>(() => LabTopology.Parse(json, "test.json"))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Field, Is.EqualTo(field));
            Assert.That(error.Value, Is.EqualTo(value).IgnoreCase);
            Assert.That(error.Allowed, Is.EqualTo(allowed));
            Assert.That(error.Line, Is.EqualTo(line));
            Assert.That(error.Message, Does.StartWith($"test.json, line {line}: {field}"));
        });
    }

    [Test]
    public void Parse_WithoutAName_SaysThatItIsMissing()
    {
        var error = Assert.Throws<LabTopologyException>(() => LabTopology.Parse("""{"nodes": [{"name": "A"}]}""", "t"))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Field, Is.EqualTo("name"));
            Assert.That(error.Value, Is.Null);
        });
    }

    [TestCase("")]
    [TestCase("[")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{"name": "T", "name": "U"}""")]
    public void Parse_OfSomethingElse_IsRefusedAsAWhole(string json) =>
        Assert.That(
            () => LabTopology.Parse(json, "t"), Throws.TypeOf<LabTopologyException>().With.Property("Field").EqualTo("document"));

    [TestCase("scale:0x5")]
    [TestCase("scale:65x5")]
    [TestCase("scale:3")]
    [TestCase("scale:3x2000")]
    [TestCase("scale:axb")]
    [TestCase("scale:1x1x9")]
    [TestCase("scale:1x1x1x1")]
    [TestCase("scale:1xx1")]
    [TestCase("no-such-file.json")]
    public void Load_OfAWrongSpec_IsRefused(string spec) =>
        Assert.That(() => LabTopology.Load(spec), Throws.TypeOf<LabTopologyException>());

    [TestCase(null)]
    [TestCase("")]
    public void Load_OfNothing_GivesTheDefault(string? spec) =>
        Assert.That(LabTopology.Load(spec).Name, Is.EqualTo("LAB"));

    [Test]
    public void Scale_OfTheLargestCluster_HasEveryMachineWithItsOwnAddresses()
    {
        var topology = LabTopology.Load("scale:64x125");
        var adapters = topology.Machines.SelectMany(machine => machine.Adapters).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(topology.Counters, Is.EqualTo(CounterSource.Model));
            Assert.That(topology.Machines, Has.Length.EqualTo(8000));
            Assert.That(adapters, Has.Count.EqualTo(16000));
            Assert.That(adapters.Select(adapter => adapter.Mac).Distinct().Count(), Is.EqualTo(16000));
            Assert.That(
                adapters.Select(adapter => adapter.Address!.ToString()).Distinct().Count(), Is.EqualTo(16000));
        });
    }

    [Test]
    public void Scale_WithAdapters_GivesEachMachineThatMany()
    {
        var topology = LabTopology.Load("scale:2x3x4");

        var adapters = topology.Machines.SelectMany(machine => machine.Adapters).ToList();
        Assert.That(topology.Machines.Select(machine => machine.Adapters.Length), Is.All.EqualTo(4));
        Assert.That(adapters.Select(adapter => adapter.Mac), Is.Unique);
        Assert.That(adapters.Select(adapter => adapter.Address!.ToString()), Is.Unique);
    }

    [TestCase("HV09")]
    [TestCase("A")]
    public void Parse_OfReplicaOnNoOtherNode_IsRefused(string replica) => Assert.That(
        () => LabTopology.Parse(
            $$"""{"name": "T", "nodes": [{"name": "A"}, {"name": "B"}], "machines": [{"name": "M", "node": "A", "replica": "{{replica}}"}]}""",
            "t"),
        Throws.TypeOf<LabTopologyException>().With.Property("Field").EqualTo("machines[0].replica"));

    private static MachineDefinition Machine(LabTopology topology, string name) =>
        topology.Machines.Single(machine => machine.Name == name);
}
