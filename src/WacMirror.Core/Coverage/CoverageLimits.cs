namespace WacMirror.Core.Coverage;

/// <summary>How long evidence lasts, and how much of it a judgement takes.</summary>
public sealed record CoverageLimits
{
    /// <summary>So many intervals without news make what is known old. Fewer calls a node unknown when one answer is
    /// late; more shows as healthy what nobody has seen for long.</summary>
    public const int IntervalsUntilOld = 3;

    public static CoverageLimits Default { get; } = new();

    /// <summary>How often every node is read whole. Shorter than the truth makes sources unknown between two readings;
    /// longer keeps old readings in use.</summary>
    public TimeSpan ReadInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often counters are read. Shorter than the truth makes sources unknown between two rounds; longer keeps
    /// old rates in use.</summary>
    public TimeSpan SampleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So many samples in a row in which a collector receives too little make its sources blind, or its fan-in
    /// too large. Fewer takes a hiccup of the counters for a loss; more tells of the loss later.</summary>
    public int ShortSamples { get; init; } = 5;

    /// <summary>So many samples in a row that agree end that. Fewer lets the state flicker; more tells of the end
    /// later.</summary>
    public int AgreeingSamples { get; init; } = 2;

    /// <summary>How long a source whose copies arrived still counts as flowing while it is quiet. Shorter flickers with
    /// every pause; longer says flowing where nothing flows.</summary>
    public TimeSpan FlowLasts { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the packets of a lasting blind interval are brought up to date and stored. Shorter writes to the
    /// disk for a number that is an estimate; longer loses more of it in a crash.</summary>
    public TimeSpan GrowthInterval { get; init; } = TimeSpan.FromSeconds(10);

    internal TimeSpan ReadingLasts => IntervalsUntilOld * ReadInterval;

    internal TimeSpan RatesLast => IntervalsUntilOld * SampleInterval;
}
