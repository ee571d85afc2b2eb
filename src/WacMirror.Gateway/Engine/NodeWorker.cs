using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// The one owner of one node: its inventory reads and role writes take turns, so a read never shows the middle of
/// a write. Counter readings run beside them, one at a time.
/// </summary>
internal sealed partial class NodeWorker(
    string node, NodeSeams seams, EngineOptions options, TimeProvider time, ILogger logger, Action changed) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim wake = new(1, 1);
    private Task sampling = Task.CompletedTask;
    private NodeSample? lastSample;
    private DateTimeOffset lastSampleAt;
    private ImmutableDictionary<Guid, AdapterRate> rates = ImmutableDictionary<Guid, AdapterRate>.Empty;

    public string Node { get; } = node;

    public NodeSnapshot? Snapshot { get; private set; }

    public NodeError? Error { get; private set; }

    public NodeError? SampleError { get; private set; }

    /// <summary>Asks for a full read soon. Level-triggered: any number of calls before it make one read.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already asked for.
        }
    }

    /// <summary>Reads the node when woken, and at least once in every resync interval, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await ReadAsync(cancellationToken);
            using var due = new CancellationTokenSource(options.ResyncInterval, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
            await wake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<RoleOutcome> WriteAsync(RoleChange change, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Once begun, a write runs to its read-back though the caller leaves: half a write would leave nobody
            // knowing what the node has.
            using var deadline = new CancellationTokenSource(options.WriteDeadline, time);
            var outcomes = await seams.Roles.WriteAsync(Node, [change], deadline.Token);
            Merge(outcomes[0]);
            return outcomes[0];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut("set role", options.WriteDeadline);
        }
        finally
        {
            turn.Release();
            Wake();
        }
    }

    /// <summary>Starts a counter reading unless one is still under way, and gives the task that ends with it.</summary>
    public Task SampleAsync(CancellationToken cancellationToken)
    {
        if (sampling.IsCompleted)
            sampling = SampleOnceAsync(cancellationToken);
        return sampling;
    }

    /// <summary>The rates of the last reading, or none when it is older than three intervals.</summary>
    public ImmutableDictionary<Guid, AdapterRate> FreshRates() =>
        time.GetUtcNow() - lastSampleAt <= 3 * options.SampleInterval
            ? rates
            : ImmutableDictionary<Guid, AdapterRate>.Empty;

    public void Dispose()
    {
        turn.Dispose();
        wake.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellationToken.IsCancellationRequested)
            return;
        try
        {
            using var deadline = new CancellationTokenSource(options.ReadDeadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            Snapshot = await seams.Nodes.ReadAsync(Node, NodeScope.Node, either.Token);
            Error = null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(TimedOut("read", options.ReadDeadline));
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (NodeException error)
        {
            Fail(error);
        }
        finally
        {
            turn.Release();
        }
        changed();
    }

    private void Fail(NodeException error)
    {
        if (Error?.Fault != error.Fault)
            LogReadFailed(logger, error.Node, error.Fault, error.Detail);
        Error = NodeError.From(error);
    }

    private async Task SampleOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sample = await seams.Counters.ReadAsync(Node, LegacyPorts(), cancellationToken);
            rates = RateCalculator.Rates(lastSample, sample);
            lastSample = sample;
            lastSampleAt = time.GetUtcNow();
            SampleError = null;
        }
        catch (NodeException error)
        {
            SampleError = NodeError.From(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The engine stops; nobody waits for these numbers.
        }
    }

    /// <summary>Legacy NICs have counters per switch port only.</summary>
    private Dictionary<Guid, Guid> LegacyPorts() =>
        Snapshot is null
            ? []
            : Snapshot.Adapters
                .Where(adapter => adapter.IsLegacy && adapter.PortId is not null)
                .ToDictionary(adapter => adapter.Id.Nic, adapter => adapter.PortId!.Value);

    /// <summary>Shows the read-back at once; the full read that follows confirms it.</summary>
    private void Merge(RoleOutcome outcome)
    {
        if (Snapshot is null || outcome.After is not { } after)
            return;
        var adapters = Snapshot.Adapters.Select(adapter => adapter.Id == outcome.Id
            ? adapter with { Role = after, HasSecuritySetting = true }
            : adapter);
        Snapshot = Snapshot with { Adapters = [.. adapters] };
        changed();
    }

    private NodeException TimedOut(string operation, TimeSpan deadline) => new(
        NodeFault.TimedOut, Node, operation, $"no answer within {deadline.TotalSeconds:0} seconds");

    [LoggerMessage(1, LogLevel.Warning, "{Node} could not be read: {Fault}: {Detail}")]
    private static partial void LogReadFailed(ILogger logger, string node, NodeFault fault, string detail);
}
