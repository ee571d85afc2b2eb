using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Sends an envelope and reads the answer.</summary>
internal sealed class WsmanExchange(WsmanHttp http) : IDisposable
{
    public string Node => http.Node;

    /// <summary>An answer to read piece by piece; the caller disposes it.</summary>
    public async Task<WsmanAnswer> OpenAsync(WsmanRequest request, CancellationToken cancellationToken) =>
        new(http.Node, request.Operation, await http.SendAsync(request, cancellationToken), cancellationToken);

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

    /// <summary>Sends what needs no answer. Whether it arrived changes nothing for the caller, who has what he wanted
    /// or his own error.</summary>
    public async Task TellAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await OpenAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is NodeException or OperationCanceledException)
        {
            return;
        }
    }

    public void Dispose() => http.Dispose();
}
