using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Counters;

/// <summary>
/// Rates as columns: the n-th element of each belongs to the n-th id. Columns cost about half of what objects do on
/// the wire and in the browser.
/// </summary>
/// <param name="At">When the counters were read.</param>
/// <param name="Full">Whether every wanted adapter that has numbers is in it.</param>
/// <param name="Ids">Adapter ids.</param>
/// <param name="ReceivedPackets">Per second, delivered to the adapter's owner.</param>
/// <param name="SentPackets">Per second.</param>
/// <param name="ReceivedBytes">Per second.</param>
/// <param name="SentBytes">Per second.</param>
/// <param name="Dropped">Packets per second, both ways.</param>
/// <param name="TotalReceived">Packets since the adapter's counters began.</param>
/// <param name="TotalSent">Packets since the adapter's counters began.</param>
/// <param name="Errors">Nodes whose counters could not be read.</param>
public sealed record RateColumns(
    DateTimeOffset At,
    bool Full,
    ImmutableArray<string> Ids,
    ImmutableArray<double> ReceivedPackets,
    ImmutableArray<double> SentPackets,
    ImmutableArray<double> ReceivedBytes,
    ImmutableArray<double> SentBytes,
    ImmutableArray<double> Dropped,
    ImmutableArray<ulong> TotalReceived,
    ImmutableArray<ulong> TotalSent,
    ImmutableArray<NodeError> Errors)
{
    public static RateColumns Of(RateTable table, IEnumerable<AdapterId> wanted)
    {
        ArgumentNullException.ThrowIfNull(table);
        var ids = ImmutableArray.CreateBuilder<string>();
        var rates = new List<AdapterRate>();
        foreach (var id in wanted)
        {
            if (!table.ByNic.TryGetValue(id.Nic, out var rate))
                continue;
            ids.Add(id.ToString());
            rates.Add(rate);
        }
        return new RateColumns(
            table.At,
            true,
            ids.ToImmutable(),
            Column(rates, rate => rate.ReceivedPackets),
            Column(rates, rate => rate.SentPackets),
            Column(rates, rate => rate.ReceivedBytes),
            Column(rates, rate => rate.SentBytes),
            Column(rates, rate => rate.Dropped),
            [.. rates.Select(rate => rate.Totals.ReceivedPackets)],
            [.. rates.Select(rate => rate.Totals.SentPackets)],
            table.Errors);
    }

    private static ImmutableArray<double> Column(List<AdapterRate> rates, Func<AdapterRate, double> value) =>
        [.. rates.Select(rate => Math.Round(value(rate), 2))];
}
