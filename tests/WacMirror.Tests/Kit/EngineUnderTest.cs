using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Gateway.Engine;

namespace WacMirror.Tests.Kit;

/// <summary>A started engine over a <see cref="FakeCluster"/>, with time that tests move.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public EngineUnderTest(FakeCluster cluster, params string[] nodes)
    {
        Engine = new ClusterEngine(
            new ClusterDefinition("fake", "FAKE", [.. nodes], IsLab: false),
            cluster.Seams,
            new EngineOptions(),
            Time,
            NullLogger<ClusterEngine>.Instance);
        Engine.Start();
    }

    public FakeTimeProvider Time { get; } = new(Some.Moment);

    public ClusterEngine Engine { get; }

    /// <summary>Waits for a state of which the predicate holds; fails the test when none comes.</summary>
    public async Task<ClusterStatus> StatusAsync(Func<ClusterStatus, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var status in Engine.WatchStatusAsync(patience.Token))
            if (holds(status))
                return status;
        throw new InvalidOperationException("The engine ended its stream.");
    }

    /// <summary>Lets rounds pass, a second each, until the rates fit.</summary>
    public async Task<RateTable> RatesAsync(Func<RateTable, bool> fit)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var rates in Engine.WatchRatesAsync(patience.Token))
        {
            if (fit(rates))
                return rates;
            if (rates != RateTable.Empty)
                Time.Advance(TimeSpan.FromSeconds(1));
        }
        throw new InvalidOperationException("The engine ended its stream.");
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
