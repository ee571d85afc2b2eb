using System.Net;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Sends an envelope and reads the answer.</summary>
internal sealed class WsmanExchange(WsmanHttp http, TimeProvider time) : IDisposable
{
    /// <summary>Before the second and last attempt at a busy node. Shorter, and a provider that is just being loaded is
    /// met as it was; longer, and every reader of a node that stays busy waits for nothing.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Shorter, and over a slow link what was left stays open on the node until it expires there; longer, and
    /// a caller who gave up waits for a courtesy.</summary>
    private static readonly TimeSpan CourtesyPatience = TimeSpan.FromSeconds(2);

    public string Node => http.Node;

    /// <summary>An answer to read piece by piece; the caller disposes it.</summary>
    /// <exception cref="NodeException">The node was not reached, refused, or answered with a fault.</exception>
    public async Task<WsmanAnswer> OpenAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenOnceAsync(request, cancellationToken);
        }
        catch (NodeException error) when (error.Fault is NodeFault.Busy && request.IsRepeatable)
        {
            await Task.Delay(BusyPause, time, cancellationToken);
            return await OpenOnceAsync(request, cancellationToken);
        }
    }

    /// <summary>An answer read as a whole, from its payload on.</summary>
    public async Task<T> RunAsync<T>(
        WsmanRequest request, Func<XmlCursor, Task<T>> read, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(request, cancellationToken);
        return await answer.ReadAsync(async cursor =>
        {
            if (!await EnvelopeReader.MoveToPayloadAsync(cursor))
                throw new CimFormatException("The answer is empty.");
            var result = await read(cursor);
            await cursor.FinishAsync();
            return result;
        });
    }

    /// <summary>Tells the node to forget something, and waits a little. Whether that arrived changes nothing for the
    /// caller, who has what he wanted or his own error.</summary>
    public async Task TellAsync(WsmanRequest request)
    {
        using var patience = new CancellationTokenSource(CourtesyPatience, time);
        try
        {
            using var answer = await OpenAsync(request, patience.Token);
        }
        catch (Exception error) when (error is NodeException or OperationCanceledException)
        {
            return;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<WsmanAnswer> OpenOnceAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        var reply = await http.SendAsync(request, cancellationToken);
        var answer = new WsmanAnswer(http.Node, request.Operation, reply, cancellationToken);
        if (reply.Status == HttpStatusCode.OK)
            return answer;
        using (answer)
            return await answer.ReadAsync<WsmanAnswer>(async cursor =>
            {
                await EnvelopeReader.MoveToPayloadAsync(cursor);
                throw new CimFormatException("It says that the request failed, but not why.");
            });
    }
}
