using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Counters;

/// <summary>
/// Reads raw performance data: one query for every adapter of the node, and a second one only when there are legacy
/// NICs, whose packets are counted at the switch port alone.
/// </summary>
public sealed class CounterReader(CimSessionPool sessions) : ICounterReader
{
    public async Task<NodeSample> ReadAsync(
        string node, IReadOnlyDictionary<Guid, Guid> portsByNic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(portsByNic);
        var session = sessions.For(node);
        var nicRows = PerfCounterRow.Nics.ReadAsync(session, node, cancellationToken);
        var portRows = portsByNic.Count == 0
            ? Task.FromResult(ImmutableArray<PerfCounterRow>.Empty)
            : PerfCounterRow.Ports.ReadAsync(session, node, cancellationToken);
        await Task.WhenAll(nicRows, portRows);
        return Join(node, await nicRows, await portRows, portsByNic);
    }

    /// <summary>The sample that these rows make. Rows without an id in their name are those of no adapter.</summary>
    public static NodeSample Join(
        string node,
        ImmutableArray<PerfCounterRow> nics,
        ImmutableArray<PerfCounterRow> ports,
        IReadOnlyDictionary<Guid, Guid> portsByNic)
    {
        ArgumentNullException.ThrowIfNull(portsByNic);
        var values = ImmutableDictionary.CreateBuilder<Guid, CounterReading>();
        foreach (var row in nics)
            if (row.TrailingId is { } nic)
                values[nic] = row.Reading;
        var byPort = new Dictionary<Guid, CounterReading>();
        foreach (var row in ports)
            if (row.TrailingId is { } port)
                byPort[port] = row.Reading;
        foreach (var (nic, port) in portsByNic)
            if (byPort.TryGetValue(port, out var counters))
                values[nic] = counters;
        return new NodeSample(node, values.ToImmutable());
    }
}
