using System.Collections.Immutable;
using WacMirror.Core.Coverage;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Which blind intervals are worth storing now: those that began or ended at once, those that only grow now and
/// then. One owner.</summary>
internal sealed class IntervalThrottle
{
    /// <summary>Shorter writes to the disk each second for each blind source; longer loses so much of the count of one
    /// that lasts, when the process dies.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, DateTimeOffset> stored = [];

    public ImmutableArray<BlindInterval> Due(ImmutableArray<BlindInterval> changed, DateTimeOffset now)
    {
        if (changed.IsEmpty)
            return [];
        var due = changed.Where(it => it.End is not null || now - stored.GetValueOrDefault(it.Id) >= Pause).ToImmutableArray();
        foreach (var interval in due)
            if (interval.End is null)
                stored[interval.Id] = now;
            else
                stored.Remove(interval.Id);
        return due;
    }
}
