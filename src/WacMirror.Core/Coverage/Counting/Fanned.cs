using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>What the sources of one collector carry, and what it receives, in packets a second of one sample. All of it
/// comes from the same query of the same node, so nothing has to be aligned.</summary>
/// <param name="Low">What the collector receives at least: the busiest source's packets, sent and received, each of which
/// is copied once; less what the collector itself sent, which may have gone to that source and is not copied to its
/// sender.</param>
/// <param name="High">What it receives at most, its own traffic aside: all sources' packets.</param>
/// <param name="Likely">What it should receive by estimate: a packet between two sources counts at both and is copied
/// once, so half of the sum; a broadcast counts at every source of its VLAN and is copied once, so the least that any of them
/// received is taken out before and added once after.</param>
/// <param name="Received">What it receives.</param>
/// <param name="Dropped">What its port drops.</param>
/// <param name="Stamp">Of the counters themselves; the same in two rounds means that no new sample came.</param>
internal readonly record struct Fanned(
    double Low, double High, double Likely, double Received, double Dropped, ulong Stamp)
{
    /// <summary>Null when the collector was not sampled. A source that was not sampled adds nothing to what must arrive, and
    /// leaves open how much may.</summary>
    public static Fanned? Of(Audience audience, ImmutableDictionary<Guid, AdapterRate> rates)
    {
        if (audience.Sources.Length == 0 || !rates.TryGetValue(audience.Collector.Id.Nic, out var collector))
            return null;
        var (most, all, likely) = (0.0, 0.0, 0.0);
        var stamp = Totals(collector);
        foreach (var nics in audience.Sources)
        {
            var (count, sum, least) = (0, 0.0, double.MaxValue);
            foreach (var nic in nics)
            {
                if (!rates.TryGetValue(nic, out var source))
                {
                    all = double.PositiveInfinity;
                    continue;
                }
                var carried = source.ReceivedPackets + source.SentPackets;
                (count, sum) = (count + 1, sum + carried);
                (most, least) = (Math.Max(most, carried), Math.Min(least, source.ReceivedPackets));
                stamp = unchecked((stamp * 31) + Totals(source));
            }
            all += sum;
            likely += count < 2 ? sum : ((sum - (count * least)) / 2) + least;
        }
        var own = collector.SentPackets;
        return new Fanned(
            Math.Max(0, most - own), all, Math.Max(most, likely) - own, collector.ReceivedPackets, collector.Dropped, stamp);
    }

    private static ulong Totals(AdapterRate rate) =>
        unchecked(rate.Totals.ReceivedPackets + rate.Totals.SentPackets);
}
