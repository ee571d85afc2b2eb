using WacMirror.Core.Coverage.Blindness;
using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage;

/// <summary>What is kept of one source of one policy.</summary>
internal readonly record struct SourceTrail
{
    public SourceCoverage Coverage { get; init; }

    /// <summary>Where it is; null when it is nowhere.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Who hears it; null when nothing of it is copied, or it is nowhere.</summary>
    public Reach? Reach { get; init; }

    public CounterTrack Counters { get; init; }

    /// <summary>What held when it was last judged by readings: neither unknown nor missing nor moving.</summary>
    public Sight? Last { get; init; }

    /// <summary>The blind interval that lasts.</summary>
    public Spell? Open { get; init; }

    /// <summary>One that is over, and whose packets are not all counted yet.</summary>
    public Spell? Closing { get; init; }
}
