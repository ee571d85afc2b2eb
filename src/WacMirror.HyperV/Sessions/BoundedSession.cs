using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Sessions;

/// <summary>Holds any session to a number of operations at once and a deadline for each, so that a slow node costs its
/// own callers a bounded wait and nobody else anything. Subscriptions have a bound of their own and take no operation's
/// place once they are open.</summary>
public sealed class BoundedSession(string node, ICimSession inner, SessionLimits limits, TimeProvider time) : ICimSession
{
    private readonly SemaphoreSlim slots = new(limits.ConcurrentOperations, limits.ConcurrentOperations);
    private readonly SemaphoreSlim subscriptions = new(limits.Subscriptions, limits.Subscriptions);

    /// <summary>Whether no operation runs and no subscription is open.</summary>
    internal bool IsIdle => slots.CurrentCount == limits.ConcurrentOperations
        && subscriptions.CurrentCount == limits.Subscriptions;

    public async IAsyncEnumerable<CimObject> QueryAsync(
        string ns, Wql query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await slots.WaitAsync(cancellationToken);
        try
        {
            using var deadline = new CancellationTokenSource(limits.OperationDeadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            await using var rows = inner.QueryAsync(ns, query, either.Token).GetAsyncEnumerator(either.Token);
            while (true)
            {
                var move = rows.MoveNextAsync();
                // Most rows are there already; only a wait needs the deadline.
                var hasMoved = move.IsCompletedSuccessfully
                    ? await move
                    : await Within(deadline.Token, cancellationToken, $"Query {query.ClassName}", move.AsTask);
                if (!hasMoved)
                    break;
                yield return rows.Current;
            }
        }
        finally
        {
            slots.Release();
        }
    }

    public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync($"Get {path.ClassName}", token => inner.GetAsync(path, token), cancellationToken);
    }

    public Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken) =>
        RunAsync($"Invoke {method}", token => inner.InvokeAsync(target, method, parameters, token), cancellationToken);

    public async Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var operation = $"Subscribe {query.ClassName}";
        // Not a wait: a place becomes free only when somebody ends a subscription, which may be never.
        if (!await subscriptions.WaitAsync(TimeSpan.Zero, cancellationToken))
            throw new NodeException(NodeFault.QuotaLimit, node, operation,
                $"{limits.Subscriptions} subscriptions are open on this node already");
        try
        {
            var opened = await RunAsync(operation, token => inner.SubscribeAsync(ns, query, token), cancellationToken);
            return new BoundedSubscription(opened, subscriptions);
        }
        catch
        {
            subscriptions.Release();
            throw;
        }
    }

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        RunAsync("Identify", inner.IdentifyAsync, cancellationToken);

    public void Dispose()
    {
        inner.Dispose();
        slots.Dispose();
        subscriptions.Dispose();
    }

    private async Task<T> RunAsync<T>(
        string operation, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            using var deadline = new CancellationTokenSource(limits.OperationDeadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            return await Within(deadline.Token, cancellationToken, operation, () => run(either.Token));
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<T> Within<T>(
        CancellationToken deadline, CancellationToken caller, string operation, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException error) when (deadline.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            throw new NodeException(NodeFault.TimedOut, node, operation,
                $"no complete answer within {limits.OperationDeadline.TotalSeconds:0} seconds; "
                + "see whether the node is overloaded or its WinRM and WMI stopped answering", error);
        }
    }
}
