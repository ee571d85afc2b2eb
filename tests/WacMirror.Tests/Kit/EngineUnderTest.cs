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

    /// <summary>Lets time pass until the engine shows a state of which the predicate holds; fails when none comes.</summary>
    public Task<ClusterStatus> StatusAsync(Func<ClusterStatus, bool> holds) => WaitAsync(Engine.WatchStatusAsync, holds);

    /// <summary>Lets time pass until the rates fit; fails when they never do.</summary>
    public Task<RateTable> RatesAsync(Func<RateTable, bool> fit) => WaitAsync(Engine.WatchRatesAsync, fit);

    /// <summary>The engine's own loops decide when they look at the clock, so time goes on in small steps, each after
    /// the loops had their turn, until what is waited for is there.</summary>
    private async Task<T> WaitAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> watch, Func<T, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var states = watch(patience.Token).GetAsyncEnumerator(patience.Token);
        while (true)
        {
            var next = states.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                patience.Token.ThrowIfCancellationRequested();
                Time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }
            await next;
            if (holds(states.Current))
                return states.Current;
        }
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
