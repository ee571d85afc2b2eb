using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Nodes;
using WacMirror.Lab.Cluster;
using WacMirror.Tests.HyperV.AgainstLab;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.AgainstLab;

/// <summary>An engine over the lab's sockets and in real time, which learns of moves by events alone: the timed
/// question comes too seldom for a test.</summary>
internal sealed class WatchedLab : IChangeWatcher, IAsyncDisposable
{
    private readonly LabUnderTest lab;
    private readonly ChangeWatcher watcher;
    private TaskCompletionSource<string> watched = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WatchedLab(LabUnderTest lab, params string[] seeds)
    {
        this.lab = lab;
        watcher = new ChangeWatcher(lab.Sessions, TimeProvider.System, new Random(1));
        Engine = new ClusterEngine(
            new ClusterDefinition("lab", "LAB", [.. seeds], IsLab: true),
            new NodeSeams(lab.Nodes, lab.Roles, lab.Cluster, lab.Counters)
            {
                Addresses = new AddressReader(lab.Sessions),
                Changes = this,
            },
            Store,
            new EngineOptions { WatchedOwnerInterval = TimeSpan.FromHours(1), ResyncInterval = TimeSpan.FromHours(1) },
            TimeProvider.System,
            NullLogger<ClusterEngine>.Instance);
        Engine.Start();
    }

    public ClusterEngine Engine { get; }

    public MemoryStore Store { get; } = new();

    public LabCluster Lab => lab.Lab;

    /// <summary>The node that is watched; waits until one is.</summary>
    public Task<string> WatchedNode => watched.Task;

    /// <summary>Starts a lab whose moves are quick, and an engine that knows one of its nodes.</summary>
    public static async Task<WatchedLab> StartAsync()
    {
        var quick = LabBehavior.Default with
        {
            MovePreparation = TimeSpan.FromMilliseconds(60),
            MoveBlackout = TimeSpan.FromMilliseconds(40),
        };
        return new WatchedLab(await LabUnderTest.StartAsync(quick), "HV01");
    }

    public Task<SetRoleAnswer> SetRoleAsync(AdapterId id, MirrorRole wanted) =>
        Engine.SetRoleAsync(id, wanted, adopt: false, "operator", CancellationToken.None);

    public async Task<ClusterStatus> StatusAsync(Func<ClusterStatus, bool> holds, CancellationToken cancellationToken)
    {
        await foreach (var status in Engine.WatchStatusAsync(cancellationToken))
            if (holds(status))
                return status;
        throw new InvalidOperationException("The engine ended.");
    }

    public async IAsyncEnumerable<ChangeSignal> WatchAsync(
        Func<IReadOnlyList<string>> nodes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var signal in watcher.WatchAsync(nodes, cancellationToken))
        {
            if (signal is ChangeSignal.Unwatched)
                Interlocked.Exchange(ref watched, new(TaskCreationOptions.RunContinuationsAsynchronously));
            yield return signal;
            // Only now has the engine taken it.
            if (signal is ChangeSignal.Resync resync)
                watched.TrySetResult(resync.Node);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await lab.DisposeAsync();
    }
}
