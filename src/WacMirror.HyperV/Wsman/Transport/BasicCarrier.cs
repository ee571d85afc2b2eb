using System.Net.Http.Headers;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Sends the password with each message; connections have no memory and are shared.</summary>
internal sealed class BasicCarrier : IEnvelopeCarrier
{
    private readonly HttpClient client;
    private readonly Uri address;
    private readonly AuthenticationHeaderValue credential;

    /// <param name="endpoint">The node.</param>
    /// <param name="handler">What carries the messages; owned from here on.</param>
    /// <exception cref="Core.Reconciling.NodeException">The endpoint would send the password readable.</exception>
    public BasicCarrier(NodeEndpoint endpoint, HttpMessageHandler handler)
    {
        address = endpoint.Address;
        credential = BasicCredential.For(endpoint);
        // The session's deadline ends a call; a second clock here would only blur which one it was.
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<WsmanReply> SendAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        using var first = MessageOf(request);
        try
        {
            return await SendAsync(first, cancellationToken);
        }
        catch (Exception error) when (
            request.IsRepeatable && NodeHandlers.WasReused(first) && TransportFailures.IsSilentBreak(error))
        {
            // The node had closed the connection while it was idle.
            using var second = MessageOf(request);
            return await SendAsync(second, cancellationToken);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<WsmanReply> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return WsmanReply.Plain(response, response);
    }

    private HttpRequestMessage MessageOf(WsmanRequest request)
    {
        var message = EnvelopeMessage.Of(address, request.Content, EnvelopeMessage.ContentType);
        message.Headers.Authorization = credential;
        return message;
    }
}
