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

    /// <summary>Begins to read; each row is handed out as it arrives, those of several queries at once.</summary>
    public void Read<TRow>(CimTable<TRow> table, Action<TRow> take, Func<Wql, Wql>? narrow = null) =>
        reads.Add(table.ReadEachAsync(session, node, narrow ?? (query => query), take, stop.Token));

    /// <summary>As <see cref="Read"/>, for what a snapshot is usable without: nothing, or less, when the node does not
    /// tell. A node that tells nothing at all fails by the other queries.</summary>
    public void ReadOptional<TRow>(CimTable<TRow> table, Action<TRow> take)
    {
        reads.Add(ReadOrNothingAsync());

        async Task ReadOrNothingAsync()
        {
            try
            {
                await table.ReadEachAsync(session, node, query => query, take, stop.Token);
            }
            catch (NodeException)
            {
                return;
            }
        }
    }

    /// <summary>Returns when all that were begun have ended; throws the failure that came first.</summary>
    public async Task CompleteAsync()
    {
        ExceptionDispatchInfo? failure = null;
        while (reads.Count > 0)
        {
            var ended = await Task.WhenAny(reads);
            reads.Remove(ended);
            // Looked at in any case: an error that nobody looked at comes up again as one of the process.
            var error = ended.Exception?.InnerException;
            if (ended.IsCompletedSuccessfully || failure is not null)
                continue;
            failure = ExceptionDispatchInfo.Capture(error ?? new OperationCanceledException());
            await stop.CancelAsync();
        }
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    public void Dispose() => stop.Dispose();
}
