using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// The one owner of one node: its inventory reads and role writes take turns, so a read never shows the middle of
/// a write. Its counters have a <see cref="NodeSampler"/> of their own.
/// </summary>
internal sealed partial class NodeWorker(
    string node, NodeSeams seams, EngineOptions options, TimeProvider time, ILogger logger, Action changed) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim wake = new(0, 1);

    public string Node { get; } = node;

    public NodeSampler Sampler { get; } = new(node, seams.Counters, options, time, logger);

    public NodeSnapshot? Snapshot { get; private set; }

    public NodeError? Error { get; private set; }

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
            using var due = new CancellationTokenSource(options.ResyncInterval, time);
            await ReadAsync(cancellationToken);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
            await wake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <exception cref="NodeException">The node as a whole did not answer.</exception>
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
            throw TimedOut("Set role", options.WriteDeadline);
        }
        finally
        {
            turn.Release();
            Wake();
        }
    }

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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (OperationCanceledException)
        {
            Fail(TimedOut("Read", options.ReadDeadline));
        }
        catch (NodeException error)
        {
            Fail(error);
        }
        catch (Exception error)
        {
            // A mistake of ours must not end the loop and leave the node looking well.
            LogUnexpected(logger, error, Node);
            Fail(new NodeException(NodeFault.InternalError, Node, "Read", error.Message, error));
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
}
