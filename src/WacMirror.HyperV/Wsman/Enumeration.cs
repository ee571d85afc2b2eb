using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Wsman;

/// <summary>One query: Enumerate, then Pulls until the node says that nothing follows. Left early, the node is told to
/// forget it, because it keeps a provider busy until then. One caller at a time.</summary>
internal sealed class Enumeration(WsmanExchange exchange, WsmanRequests requests, string ns, Wql query)
    : IAsyncDisposable
{
    /// <summary>Shorter, and a slow link leaves the query open on the node until it expires there after a minute;
    /// longer, and a caller who gave up waits for a courtesy.</summary>
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(2);

    private WsmanAnswer? answer;
    private EnumerationPage? page;
    private string? context;
    private bool isFinished;
    private int rows;
    private int rowsAtPage;
    private int emptyPages;

    /// <summary>The next row; null when there are no more.</summary>
    public async Task<CimObject?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadNextAsync(cancellationToken);
        }
        catch (NodeException)
        {
            // The node is gone, or has ended the query itself.
            isFinished = true;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var open = isFinished ? null : page?.Context ?? context;
        answer?.Dispose();
        if (open is null)
            return;
        using var patience = new CancellationTokenSource(ReleasePatience);
        await exchange.TellAsync(requests.Release(ns, query, open), patience.Token);
    }

    private async Task<CimObject?> ReadNextAsync(CancellationToken cancellationToken)
    {
        while (!isFinished)
        {
            var current = page ??= await OpenPageAsync(cancellationToken);
            if (await answer!.ReadAsync(_ => current.NextAsync()) is { } row)
            {
                if (++rows > WsmanLimits.Rows)
                    throw Violation($"more than {WsmanLimits.Rows} rows");
                return row;
            }
            ClosePage(current);
        }
        return null;
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
