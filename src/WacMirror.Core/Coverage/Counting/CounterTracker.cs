using WacMirror.Core.Counters;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>Brings tracks up to date with one judgement's rates and readings.</summary>
internal sealed class CounterTracker(CoverageInput input, DateTimeOffset? lastRatesAt)
{
    private readonly bool isNewRound = input.RatesAt is not null && input.RatesAt != lastRatesAt;

    /// <summary>How long the sample of a node that a machine has left can still be among the rates. Shorter takes the old
    /// node's number for one of the new; longer leaves the new one unused.</summary>
    private TimeSpan StaleLasts => input.Limits.RatesLast + input.Limits.SampleInterval;

    /// <param name="before">The track so far.</param>
    /// <param name="nic">The source's NIC.</param>
    /// <param name="node">Where it is shown.</param>
    /// <param name="readAt">When the node was last asked for everything, and answered; null when that does not tell whether
    /// the source is heard.</param>
    public CounterTrack Next(CounterTrack before, Guid nic, string node, DateTimeOffset? readAt)
    {
        var track = Confirm(At(before, node), readAt);
        if (!isNewRound)
            return track.IsFresh ? track with { IsFresh = false } : track;
        return input.Rates.TryGetValue(nic, out var rate) ? Sample(track, rate) : track with { IsFresh = false };
    }

    private CounterTrack At(CounterTrack track, string node)
    {
        if (track.Node is null)
            return track with { Node = node };
        if (track.Node.Equals(node, StringComparison.OrdinalIgnoreCase))
            return track;
        // The counters may tell of a move before the readings do.
        if (track.IsUnexplained && input.Now - track.RunSince <= 2 * StaleLasts)
            return track with { Node = node, IsUnexplained = false };
        return new CounterTrack
        {
            Node = node,
            Run = track.Run + 1,
            RunSince = input.Now,
            Rate = track.Rate,
            SampledAt = track.SampledAt,
            TrafficAt = track.TrafficAt,
            Stale = track.HasSample ? track.Total : track.Stale,
        };
    }

    private static CounterTrack Confirm(CounterTrack track, DateTimeOffset? readAt)
    {
        if (!track.HasSample || readAt is not { } asked)
            return track;
        if (asked >= track.SampledAt && track.Anchor != track.Total)
            return track with { Anchor = track.Total, Next = track.Total, NextAt = track.SampledAt };
        if (asked >= track.NextAt && track.NextAt != track.SampledAt)
            return track with { Anchor = track.Next, Next = track.Total, NextAt = track.SampledAt };
        return track;
    }

    private CounterTrack Sample(CounterTrack track, AdapterRate rate)
    {
        var total = rate.Totals.ReceivedPackets + rate.Totals.SentPackets;
        var speed = rate.ReceivedPackets + rate.SentPackets;
        var at = input.RatesAt!.Value;
        if (track.Stale is { } stale && total >= stale && input.Now - track.RunSince < StaleLasts)
            return track with { IsFresh = false };
        var isFirst = !track.HasSample;
        var beganAnew = track.HasSample && total < track.Total;
        var isFirstEver = isFirst && track.Run == 0;
        return track with
        {
            HasSample = true,
            Run = beganAnew ? track.Run + 1 : track.Run,
            RunSince = beganAnew ? at : track.RunSince,
            IsUnexplained = beganAnew || track.IsUnexplained,
            Total = total,
            Rate = speed,
            SampledAt = at,
            IsFresh = isFirst || total != track.Total || speed != track.Rate,
            TrafficAt = speed > 0 || (track.HasSample && total != track.Total) ? at : track.TrafficAt,
            Anchor = isFirstEver ? total : beganAnew ? 0 : track.Anchor,
            Next = isFirst || beganAnew ? total : track.Next,
            NextAt = isFirst || beganAnew ? at : track.NextAt,
            Stale = null,
        };
    }
}
