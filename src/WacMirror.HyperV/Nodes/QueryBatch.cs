using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Queries of one node that only count together: the first failure ends the others. The session bounds how
/// many run at once.</summary>
internal sealed class QueryBatch(ICimSession session, string node, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<Task> reads = [];

    public Task<ImmutableArray<TRow>> Read<TRow>(CimTable<TRow> table) => Read(table, query => query);

    public Task<ImmutableArray<TRow>> Read<TRow>(CimTable<TRow> table, Func<Wql, Wql> narrow)
    {
        var read = table.ReadAsync(session, node, narrow, stop.Token);
        reads.Add(read);
        return read;
    }

    /// <summary>As <see cref="Read{TRow}(CimTable{TRow})"/>, for what a snapshot is usable without: nothing when the node
    /// does not tell. A node that tells nothing at all fails by the other queries.</summary>
    public Task<ImmutableArray<TRow>> ReadOptional<TRow>(CimTable<TRow> table, Func<Wql, Wql> narrow)
    {
        var read = ReadOrNothingAsync();
        reads.Add(read);
        return read;

        async Task<ImmutableArray<TRow>> ReadOrNothingAsync()
        {
            try
            {
                return await table.ReadAsync(session, node, narrow, stop.Token);
            }
            catch (NodeException)
            {
                return [];
            }
        }
    }

    /// <summary>Returns when all have ended; throws the failure that came first.</summary>
    public async Task CompleteAsync()
    {
        ExceptionDispatchInfo? failure = null;
        while (reads.Count > 0)
        {
            var ended = await Task.WhenAny(reads);
            reads.Remove(ended);
            if (ended.IsCompletedSuccessfully || failure is not null)
                continue;
            failure = ExceptionDispatchInfo.Capture(ended.Exception?.InnerException ?? new OperationCanceledException());
            await stop.CancelAsync();
        }
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    public void Dispose() => stop.Dispose();
}
