using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe.Checks;

/// <summary>What the performance classes count, and for whom.</summary>
internal static class CounterChecks
{
    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("switch-owned-counter-names",
            "Counters of management NICs and uplinks end in their connection's GUID.", NamesAsync),
        new("port-counter-direction", "The port class counts 'received' towards the adapter, as the NIC class does.", DirectionAsync),
        new("raw-counters-are-totals", "The raw 'Persec' properties are totals that only grow.", TotalsAsync),
    ];

    private static async Task<ProbeAnswer> NamesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var rows = (await target.NicTrafficAsync(cancellationToken)).Second;
        var owned = snapshot.Adapters.Where(adapter => adapter.Kind != AdapterKind.VmNic).ToList();
        var machines = snapshot.Adapters
            .Where(adapter => adapter.Kind == AdapterKind.VmNic).Select(adapter => adapter.Id.Nic).ToHashSet();
        var counted = rows.Select(row => row.TrailingId).OfType<Guid>().ToHashSet();
        var found = owned.Count(adapter => counted.Contains(adapter.Id.Nic));
        return new ProbeAnswer(
            owned.Count == 0 ? ProbeVerdict.NotDecidable
                : found == owned.Count ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            [
                .. owned.Select(adapter => $"{adapter.Kind} {adapter.Name}: connection {adapter.Id.Nic}"),
                .. rows.Where(row => row.TrailingId is not { } id || !machines.Contains(id))
                    .Select(row => $"no machine's counter: {row.Name}"),
            ]);
    }

    private static async Task<ProbeAnswer> DirectionAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var nics = (await target.NicTrafficAsync(cancellationToken)).Moved();
        var ports = (await target.PortTrafficAsync(cancellationToken)).Moved();
        var pairs = snapshot.Adapters
            .Where(adapter => adapter.PortId is not null && nics.ContainsKey(adapter.Id.Nic) && ports.ContainsKey(adapter.PortId.Value))
            .Select(adapter => (Nic: nics[adapter.Id.Nic], Port: ports[adapter.PortId!.Value]))
            .OrderByDescending(pair => Math.Abs(pair.Nic.Received - pair.Nic.Sent))
            .Take(5)
            .ToList();
        var verdicts = pairs.Select(pair => CopyRatio.SameDirection(pair.Nic, pair.Port)).ToList();
        return new ProbeAnswer(
            verdicts.Contains(ProbeVerdict.Contradicted) ? ProbeVerdict.Contradicted
                : verdicts.Contains(ProbeVerdict.Confirmed) ? ProbeVerdict.Confirmed : ProbeVerdict.NotDecidable,
            [
                $"{pairs.Count} adapters have both counters",
                .. pairs.Select(pair => $"NIC received {pair.Nic.Received}, sent {pair.Nic.Sent}; "
                    + $"port received {pair.Port.Received}, sent {pair.Port.Sent}"),
            ]);
    }

    private static async Task<ProbeAnswer> TotalsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var sample = await target.NicTrafficAsync(cancellationToken);
        var first = sample.First.ToLookup(row => row.Name, Packets);
        var steps = sample.Second
            .Where(row => first[row.Name].Any())
            .Select(row => (long)(Packets(row) - first[row.Name].First()))
            .ToList();
        var (grew, fell) = (steps.Count(step => step > 0), steps.Count(step => step < 0));
        return new ProbeAnswer(
            fell > grew ? ProbeVerdict.Contradicted : grew > 0 && fell == 0 ? ProbeVerdict.Confirmed : ProbeVerdict.NotDecidable,
            $"{steps.Count} counters read twice: {grew} grew, {fell} fell, {steps.Count - grew - fell} stood");
    }

    private static ulong Packets(PerfCounterRow row) => row.Reading.Values.ReceivedPackets + row.Reading.Values.SentPackets;
}
