using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Wsman;

/// <summary>One query: Enumerate, then Pulls until the node says that nothing follows. Left early, the node is told to
/// forget it, because it keeps a provider busy until then. One caller at a time.</summary>
internal sealed class Enumeration(WsmanExchange exchange, WsmanRequests requests, string ns, Wql query)
    : IAsyncDisposable
{
    private readonly Queue<CimObject> arrived = [];
    private WsmanAnswer? answer;
    private EnumerationPage? page;
    private string? context;
    private bool isFinished;
    private int rows;
    private int rowsAtPage;
    private int emptyPages;

    /// <summary>The next row; null when there are no more.</summary>
    public ValueTask<CimObject?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return arrived.TryDequeue(out var row) ? new(row) : WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var open = isFinished ? null : page?.Context ?? context;
        answer?.Dispose();
        if (open is not null)
            await exchange.TellAsync(requests.Release(ns, query, open));
    }

    private async ValueTask<CimObject?> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (NodeException error) when (
            error.Fault is NodeFault.Unreachable
            || (error.InnerException is WsmanFaultException && error.Fault is not NodeFault.TimedOut))
        {
            // The node is gone, or has ended the query itself. It has not when time ran out, or its answer makes no sense.
            isFinished = true;
            throw;
        }
        return arrived.TryDequeue(out var row) ? row : null;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!isFinished && arrived.Count == 0)
        {
            var current = page ??= await OpenPageAsync(cancellationToken);
            await answer!.ReadAsync(async _ =>
            {
                await current.NextAsync(arrived);
                return arrived.Count;
            });
            rows += arrived.Count;
            if (rows > WsmanLimits.Rows)
                throw Violation($"more than {WsmanLimits.Rows} rows");
            if (arrived.Count == 0)
                ClosePage(current);
        }
    }

    private async Task<EnumerationPage> OpenPageAsync(CancellationToken cancellationToken)
    {
        var request = context is null ? requests.Enumerate(ns, query) : requests.Pull(ns, query, context);
        answer = await exchange.OpenAsync(request, cancellationToken);
        return new EnumerationPage(answer.Cursor);
    }

    private void ClosePage(EnumerationPage read)
    {
        answer?.Dispose();
        answer = null;
        page = null;
        // A page without a context goes on under the one before it.
        context = read.Context ?? context;
        isFinished = read.IsLast;
        if (!isFinished && context is null)
            throw Violation("the answer neither ends the query nor says how to go on");
        emptyPages = rows > rowsAtPage ? 0 : emptyPages + 1;
        rowsAtPage = rows;
        if (!isFinished && emptyPages > WsmanLimits.EmptyPages)
            throw Violation($"{emptyPages} answers in a row without a row");
    }

    private NodeException Violation(string detail) =>
        new(NodeFault.ProtocolViolation, exchange.Node, $"Query {query.ClassName}", detail);
}
