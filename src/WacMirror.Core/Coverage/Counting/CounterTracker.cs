using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>Brings tracks up to date with one judgement's rates and readings.</summary>
/// <param name="input">What is judged.</param>
/// <param name="rates">The new round of rates; null when there is none.</param>
internal sealed class CounterTracker(CoverageInput input, RoundRates? rates)
{
    /// <summary>How long the sample of a node that a machine has left can still be among the rates. Shorter takes the old
    /// node's number for one of the new; longer leaves the new one unused.</summary>
    private TimeSpan StaleLasts => input.Limits.RatesLast + input.Limits.SampleInterval;

    /// <param name="before">The track so far.</param>
    /// <param name="source">The source.</param>
    /// <param name="readAt">When the node was last asked for everything, and answered; null when that does not tell whether
    /// the source is heard.</param>
    public CounterTrack Next(CounterTrack before, Standing source, DateTimeOffset? readAt)
    {
        var track = Confirm(At(before, source.Adapter.Node), readAt);
        if (rates is not null && rates.TryGet(source, out var flow))
            return Sample(track, flow);
        return track.IsFresh ? track with { IsFresh = false } : track;
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

    private CounterTrack Sample(CounterTrack track, Flow flow)
    {
        var (total, speed) = (flow.Total, flow.Carried);
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
