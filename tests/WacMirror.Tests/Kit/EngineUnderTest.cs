using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Kit;

/// <summary>A started engine over a <see cref="FakeCluster"/>, with time that tests move.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    // More than the longest chain of hand-overs in the engine between two looks at the clock.
    private const int TurnsPerStep = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public EngineUnderTest(FakeCluster cluster, params string[] nodes)
        : this(cluster, ClusterKind.FailoverCluster, nodes)
    {
    }

    public EngineUnderTest(FakeCluster cluster, ClusterKind kind, params string[] nodes)
        : this(cluster, cluster.Seams, kind, new EngineOptions(), nodes)
    {
    }

    public EngineUnderTest(FakeCluster cluster, EngineOptions options, params string[] nodes)
        : this(cluster, cluster.Seams, ClusterKind.FailoverCluster, options, nodes)
    {
    }

    public EngineUnderTest(
        FakeCluster cluster, NodeSeams seams, ClusterKind kind, EngineOptions options, params string[] nodes)
        : this(cluster, seams, kind, options, new MemoryStore(), new FakeTimeProvider(Some.Moment), nodes)
    {
    }

    public EngineUnderTest(
        FakeCluster cluster,
        NodeSeams seams,
        ClusterKind kind,
        EngineOptions options,
        MemoryStore store,
        FakeTimeProvider time,
        params string[] nodes)
        : this(cluster, seams, kind, options, store, time, null, nodes)
    {
    }

    /// <param name="cluster">What is there.</param>
    /// <param name="seams">How it is reached.</param>
    /// <param name="kind">What its nodes have to do with each other.</param>
    /// <param name="options">The rhythm.</param>
    /// <param name="store">What is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="attendee">With whose account; null for the process's own.</param>
    /// <param name="nodes">The nodes to ask.</param>
    public EngineUnderTest(
        FakeCluster cluster,
        NodeSeams seams,
        ClusterKind kind,
        EngineOptions options,
        MemoryStore store,
        FakeTimeProvider time,
        Attendee? attendee,
        params string[] nodes)
    {
        (Time, Store) = (time, store);
        cluster.Time = Time;
        Engine = new ClusterEngine(
            new ClusterDefinition("fake", "FAKE", [.. nodes], IsLab: false) { Kind = kind },
            seams,
            Store,
            options,
            Time,
            NullLogger<ClusterEngine>.Instance,
            attendee);
        Engine.Start();
    }

    public FakeTimeProvider Time { get; }

    public MemoryStore Store { get; }

    public ClusterEngine Engine { get; }

    /// <summary>Longer than any test: what would come by itself in that time does not come.</summary>
    public static TimeSpan Never { get; } = TimeSpan.FromDays(30);

    /// <summary>Lets time pass until the engine shows a state of which the predicate holds; fails when none comes.</summary>
    public Task<ClusterStatus> StatusAsync(Func<ClusterStatus, bool> holds) => WaitAsync(Engine.WatchStatusAsync, holds);

    /// <summary>Lets time pass until the engine shows a board of which the predicate holds; fails when none comes.</summary>
    public Task<PolicyBoard> BoardAsync(Func<PolicyBoard, bool> holds) => WaitAsync(Engine.WatchPoliciesAsync, holds);

    /// <summary>Sets a role as an operator does.</summary>
    public Task<SetRoleAnswer> SetRoleAsync(AdapterId id, MirrorRole wanted, bool adopt = false) =>
        Engine.SetRoleAsync(id, wanted, adopt, "operator", CancellationToken.None);

    /// <summary>Lets time pass until the rates fit; fails when they never do.</summary>
    public Task<RateTable> RatesAsync(Func<RateTable, bool> fit) => WaitAsync(Engine.WatchRatesAsync, fit);

    /// <summary>Lets time pass until something holds of what surrounds the engine; fails when it never does.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await StepAsync(patience.Token);
    }

    /// <summary>Lets so much time pass.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        await UntilAsync(() => Time.GetUtcNow() >= end);
    }

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
                await StepAsync(patience.Token);
            await next;
            if (holds(states.Current))
                return states.Current;
        }
    }

    private async Task StepAsync(CancellationToken patience)
    {
        patience.ThrowIfCancellationRequested();
        Time.Advance(TimeSpan.FromMilliseconds(100));
        // Behind whatever was ready to run, so that a busy machine does not let the clock run away from the engine.
        for (var turn = 0; turn < TurnsPerStep; turn++)
            await Task.Factory.StartNew(
                () => { }, patience, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
