using System.Net;
using System.Net.Http.Headers;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman.Sealing;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>One TCP connection on which an identity was proven. Over HTTP each message is encrypted with the keys of the
/// handshake; over HTTPS it goes as it is. One message at a time, until its answer is read.</summary>
internal sealed class AuthenticatedConnection : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri address;
    private readonly ISecurityContext context;
    private readonly bool isEncrypted;

    /// <param name="connect">Makes what holds the connection.</param>
    /// <param name="address">The node's.</param>
    /// <param name="context">The handshake, begun; owned from here on.</param>
    public AuthenticatedConnection(Func<HttpMessageHandler> connect, Uri address, ISecurityContext context)
    {
        this.address = address;
        this.context = context;
        isEncrypted = address.Scheme != Uri.UriSchemeHttps;
        client = new HttpClient(Connect(connect, context))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            // Bounds what is read as a whole: answers to a handshake, which are small.
            MaxResponseContentBufferSize = WsmanLimits.EnvelopeBytes,
        };
    }

    /// <summary>Sends tokens without an envelope until both sides are content.</summary>
    /// <returns>Null, or the refusal; the caller disposes it.</returns>
    /// <exception cref="SecurityRefusedException">The mechanism does not take the node's token.</exception>
    public async Task<WsmanReply?> AuthenticateAsync(byte[]? token, CancellationToken cancellationToken)
    {
        // Kerberos needs one round and NTLM two; a node that goes on and on is not one.
        for (var round = 0; round < 4; round++)
        {
            var response = await SendTokenAsync(token, cancellationToken);
            var answer = TokenOf(response);
            if (response.IsSuccessStatusCode)
            {
                response.Dispose();
                if (!context.IsEstablished && answer is not null)
                    context.Step(answer);
                return context.IsEstablished
                    ? null
                    : throw new SecurityRefusedException("the node ended the handshake too early");
            }
            if (response.StatusCode != HttpStatusCode.Unauthorized || answer is null || context.IsEstablished)
                return WsmanReply.Plain(response, response);
            response.Dispose();
            token = context.Step(answer);
        }
        throw new SecurityRefusedException("the node does not end the handshake");
    }

    /// <param name="request">What to send.</param>
    /// <param name="giveBack">Disposed with the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CimFormatException">The answer is not encrypted as it must be.</exception>
    /// <exception cref="SecurityRefusedException">The message cannot be encrypted; it was not sent.</exception>
    public async Task<WsmanReply> SendAsync(
        WsmanRequest request, IDisposable giveBack, CancellationToken cancellationToken)
    {
        var (body, type) = isEncrypted
            ? (EnvelopeSeal.Close(context, EnvelopeMessage.ContentType, request.Content), SealedBody.ContentType)
            : (request.Content, EnvelopeMessage.ContentType);
        using var message = EnvelopeMessage.Of(address, body, type);
        var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var owner = new Both(response, giveBack);
        try
        {
            return isEncrypted && response.StatusCode != HttpStatusCode.Unauthorized
                ? await OpenAsync(response, owner, cancellationToken)
                : WsmanReply.Plain(response, owner);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        context.Dispose();
    }

    private async Task<WsmanReply> OpenAsync(
        HttpResponseMessage response, IDisposable owner, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType;
        if (type?.MediaType != SealedBody.MediaType)
            // The HTTP server itself refused. A readable envelope, though, could be anybody's.
            return response.IsSuccessStatusCode || EnvelopeMessage.IsEnvelope(type?.MediaType)
                ? throw new CimFormatException("The answer is not encrypted, as it must be over HTTP.")
                : WsmanReply.Plain(response, owner);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = await BoundedBody.ReadAsync(stream, cancellationToken);
        var (plainType, plain) = EnvelopeSeal.Open(context, body, type.ToString());
        return WsmanReply.Opened(response, plainType, plain, owner);
    }

    private async Task<HttpResponseMessage> SendTokenAsync(byte[]? token, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent([]) };
        message.Headers.Authorization =
            new AuthenticationHeaderValue("Negotiate", token is null ? null : Convert.ToBase64String(token));
        return await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    private static HttpMessageHandler Connect(Func<HttpMessageHandler> connect, ISecurityContext context)
    {
        try
        {
            return connect();
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static byte[]? TokenOf(HttpResponseMessage response)
    {
        var challenge = response.Headers.WwwAuthenticate.FirstOrDefault(offer =>
            offer.Scheme.Equals("Negotiate", StringComparison.OrdinalIgnoreCase) && offer.Parameter is not null);
        var token = new byte[challenge?.Parameter?.Length ?? 0];
        return challenge is not null && Convert.TryFromBase64String(challenge.Parameter!, token, out var length)
            ? token[..length]
            : null;
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
