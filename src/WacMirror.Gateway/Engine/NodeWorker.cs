using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// The one owner of one node: one inventory reading at a time, one batch of writes at a time. They do not wait for each other: a
/// reading that began before a write ended is shown with what the write read back. Addresses and counters have
/// rhythms of their own.
/// </summary>
internal sealed partial class NodeWorker : IAsyncDisposable
{
    private readonly NodeSeams seams;
    private readonly NodeInventory inventory;
    private readonly AddressLane? lane;
    private readonly EngineOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Action changed;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ReadRequests requests = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;
    private Task running = Task.CompletedTask;

    /// <param name="node">The node.</param>
    /// <param name="seams">How it is reached.</param>
    /// <param name="addresses">The cluster's; what this node's guests report is put into it.</param>
    /// <param name="options">The rhythm.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The engine's.</param>
    /// <param name="changed">Called when there is something new to show; must not block.</param>
    public NodeWorker(
        string node,
        NodeSeams seams,
        AddressBook addresses,
        EngineOptions options,
        TimeProvider time,
        ILogger logger,
        Action changed)
    {
        (Node, this.seams, this.options) = (node, seams, options);
        (this.time, this.logger, this.changed, stopping) = (time, logger, changed, stop.Token);
        inventory = new NodeInventory(addresses);
        Sampler = new NodeSampler(node, seams.Counters, options, time, logger);
        lane = seams.Addresses is { } reader ? new AddressLane(node, reader, options, time, logger) : null;
    }

    public string Node { get; }

    public NodeSampler Sampler { get; }

    public NodeSnapshot? Snapshot => inventory.Snapshot;

    public NodeError? Error { get; private set; }

    public void Start() => running = Task.WhenAll(
        Task.Run(ReadOnAsync), lane is null ? Task.CompletedTask : Task.Run(() => AskAddressesAsync(lane)));

    /// <summary>Asks for a reading of the whole node soon.</summary>
    public void Wake() => requests.AskForAll();

    /// <summary>Asks for a reading of one machine soon, whether it is here or not.</summary>
    public void Wake(Guid vm) => requests.AskFor(vm);

    /// <summary>Has one machine, or the whole node, read from now on, and returns when it was, well or not.</summary>
    public Task ReadAsync(Guid? vm) => vm is { } one ? requests.AskFor(one) : requests.AskForAll();

    /// <summary>Begins a reading of the counters; null while the one before is still under way.</summary>
    public Task? Sample() => Sampler.Start(Snapshot, stopping);

    /// <summary>Sets roles; what is read back is shown at once.</summary>
    /// <exception cref="NodeException">The node as a whole did not answer, or is no longer looked after.</exception>
    public async Task<IReadOnlyList<RoleOutcome>> WriteAsync(
        IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await WriteAsync(
                "Set role", token => seams.Roles.WriteAsync(Node, changes, token), cancellationToken);
            foreach (var outcome in outcomes)
                inventory.Take(outcome);
            return outcomes;
        }
        finally
        {
            foreach (var vm in changes.Select(change => change.Adapter.Vm?.Id).Distinct())
                if (vm is { } id)
                    Wake(id);
                else
                    Wake();
        }
    }

    /// <summary>Writes anything, one batch at a time.</summary>
    /// <param name="operation">What errors call it.</param>
    /// <param name="write">The write, with the time in which it must begin.</param>
    /// <param name="cancellationToken">Ends the waiting for its turn, not the write.</param>
    /// <exception cref="NodeException">The node as a whole did not answer, or is no longer looked after.</exception>
    public async Task<T> WriteAsync<T>(
        string operation, Func<CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        await EnterWriteAsync(operation, cancellationToken);
        try
        {
            // Once begun, a write runs to its read-back though the caller leaves: half a write would leave nobody
            // knowing what the node has.
            using var deadline = new CancellationTokenSource(options.WriteDeadline, time);
            return await write(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw TimedOut(operation, options.WriteDeadline);
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await Sampler.Reading;
        // A write that has begun is let finish.
        await writing.WaitAsync(CancellationToken.None);
        writing.Dispose();
        requests.Dispose();
        lane?.Dispose();
        stop.Dispose();
    }

    private async Task EnterWriteAsync(string operation, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            await writing.WaitAsync(either.Token);
        }
        catch (Exception error) when (
            error is ObjectDisposedException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new NodeException(NodeFault.Unreachable, Node, operation, "the node is no longer looked after");
        }
    }

    /// <summary>Reads what is asked for, and the whole node at least once in every resync interval.</summary>
    private async Task ReadOnAsync()
    {
        var begun = time.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            var isDue = time.GetElapsedTime(begun) >= options.ResyncInterval;
            foreach (var scope in requests.Take(isDue, wholeOnly: Snapshot is null || Error is not null))
            {
                if (scope is NodeScope.WholeNode)
                    begun = time.GetTimestamp();
                await ReadAsync(scope);
            }
            requests.Tell();
            var rest = options.ResyncInterval - time.GetElapsedTime(begun);
            using var due = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stopping);
            await requests.WaitAsync(either.Token);
        }
    }

    private async Task ReadAsync(NodeScope scope)
    {
        try
        {
            using var deadline = new CancellationTokenSource(options.ReadDeadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
            var began = inventory.Begin();
            if (inventory.Take(scope, await seams.Nodes.ReadAsync(Node, scope, either.Token), began))
                lane?.Wake();
            // An answer about one machine would hide that another was not read.
            if (scope is NodeScope.WholeNode)
                Error = null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
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
        changed();
    }

    private Task AskAddressesAsync(AddressLane asking) => asking.RunAsync(
        reported =>
        {
            inventory.Take(reported);
            changed();
        },
        stopping);

    private void Fail(NodeException error)
    {
        if (Error?.Fault != error.Fault)
            LogReadFailed(logger, error.Node, error.Fault, error.Detail);
        Error = NodeError.From(error);
    }

    private NodeException TimedOut(string operation, TimeSpan deadline) => new(
        NodeFault.TimedOut, Node, operation, $"no answer within {deadline.TotalSeconds:0} seconds");
}
