using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>A raw performance class: cumulative counters under "Persec" names, with the clocks they were read
/// at.</summary>
internal abstract class PerformanceClass(LabNode node, string name) : LabClass(node, name)
{
    // A raw class states every counter, zero included.
    private readonly ImmutableArray<CimProperty> zeros =
        ClassShape.Of(name).Create(
            ClassShape.Of(name).Properties
                .Where(property => property.Type == CimType.UInt64 && !property.Name.Contains('_'))
                .Select(property => (property.Name, Number(0)))).Properties;

    /// <summary>Ticks of 100 ns, the unit of Timestamp_Sys100NS.</summary>
    private const ulong TicksPerSecond = 10_000_000;

    protected CimObject Sample(string instance, params IEnumerable<(string Name, ulong Value)> counters) =>
        Shape.Create(
            zeros,
            Clocks().Concat(counters.Select(item => (item.Name, Number(item.Value)))).Append(("Name", Text(instance))));

    /// <summary>The counters that NICs, ports and switches have in common.</summary>
    protected static IEnumerable<(string Name, ulong Value)> Traffic(PortReading reading) =>
    [
        ("PacketsPersec", reading.Received.Packets + reading.Sent.Packets),
        ("PacketsReceivedPersec", reading.Received.Packets),
        ("PacketsSentPersec", reading.Sent.Packets),
        ("BytesPersec", reading.Received.Bytes + reading.Sent.Bytes),
        ("BytesReceivedPersec", reading.Received.Bytes),
        ("BytesSentPersec", reading.Sent.Bytes),
        ("DirectedPacketsReceivedPersec", reading.Received.Directed),
        ("DirectedPacketsSentPersec", reading.Sent.Directed),
        ("MulticastPacketsReceivedPersec", reading.Received.Multicast),
        ("MulticastPacketsSentPersec", reading.Sent.Multicast),
        ("BroadcastPacketsReceivedPersec", reading.Received.Broadcast),
        ("BroadcastPacketsSentPersec", reading.Sent.Broadcast),
        ("DroppedPacketsIncomingPersec", reading.Received.Dropped),
        ("DroppedPacketsOutgoingPersec", reading.Sent.Dropped),
    ];

    protected PortReading Read(LabConnection connection, LivePort live) => Model.DataPath.Read(connection, live);

    private IEnumerable<(string Name, CimValue Value)> Clocks()
    {
        var ticks = Number((ulong)Model.Time.GetTimestamp());
        var system = Number((ulong)Model.Time.GetUtcNow().ToFileTime());
        return
        [
            ("Timestamp_PerfTime", ticks),
            ("Frequency_PerfTime", Number((ulong)Model.Time.TimestampFrequency)),
            ("Timestamp_Sys100NS", system),
            ("Frequency_Sys100NS", Number(TicksPerSecond)),
            ("Timestamp_Object", Number(0)),
            ("Frequency_Object", Number(0)),
        ];
    }
}
