using WacMirror.Cim;
using WacMirror.HyperV.Counters;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Counters;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CounterReaderTests
{
    private static readonly Guid Nic = Guid.Parse(TestNode.Nic);
    private static readonly Guid Port = Guid.Parse(TestNode.Port);
    private static readonly Guid LegacyNic = Guid.Parse(TestNode.Allocation);

    private readonly ScriptedSession session = new()
    {
        OnQuery = query => query.Contains("NvspNicStats", StringComparison.Ordinal)
            ?
            [
                Row($"odd_name--_Network Adapter_{TestNode.Vm}--{TestNode.Nic}", 5),
                Row("HV01_Production__DEVICE_", 6),
            ]
            : [Row($"{TestNode.SwitchId}_{TestNode.Port}".ToLowerInvariant(), 9)],
    };

    [Test]
    public async Task Nics_AreKnownByTheGuidThatEndsTheirName()
    {
        var sample = await ReadAsync([]);
        Assert.That(sample.ByNic.Keys, Is.EqualTo([Nic]));
        Assert.That((sample.ByNic[Nic].Values.ReceivedPackets, sample.ByNic[Nic].Values.DroppedOutgoing), Is.EqualTo((5ul, 10ul)));
        Assert.That((sample.ByNic[Nic].TimeTicks, sample.ByNic[Nic].TicksPerSecond), Is.EqualTo((1234ul, 10_000_000ul)));
    }

    [Test]
    public async Task Ports_AreNotAskedForWithoutLegacyNics()
    {
        await ReadAsync([]);
        Assert.That(session.Queries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task LegacyNic_TakesTheCountersOfItsPort()
    {
        var sample = await ReadAsync(new() { [LegacyNic] = Port, [Guid.NewGuid()] = Guid.NewGuid() });
        Assert.That(sample.ByNic.Keys, Is.EquivalentTo([Nic, LegacyNic]));
        Assert.That(sample.ByNic[LegacyNic].Values.ReceivedPackets, Is.EqualTo(9));
    }

    [Test]
    public async Task Node_WithoutAdapters_GivesAnEmptySample()
    {
        var empty = new ScriptedSession();
        var sample = await new CounterReader(empty.Pool).ReadAsync("HV01", new Dictionary<Guid, Guid>(), CancellationToken.None);
        Assert.That(sample.ByNic, Is.Empty);
    }

    private Task<WacMirror.Core.Counters.NodeSample> ReadAsync(Dictionary<Guid, Guid> ports) =>
        new CounterReader(session.Pool).ReadAsync("HV01", ports, CancellationToken.None);

    private static CimObject Row(string name, ulong first) => Rows.Of(string.Empty,
        ("Name", name), ("Timestamp_PerfTime", 1234), ("Frequency_PerfTime", 10_000_000),
        ("PacketsReceivedPersec", first), ("PacketsSentPersec", first + 1),
        ("BytesReceivedPersec", first + 2), ("BytesSentPersec", first + 3),
        ("DroppedPacketsIncomingPersec", first + 4), ("DroppedPacketsOutgoingPersec", first + 5));
}
