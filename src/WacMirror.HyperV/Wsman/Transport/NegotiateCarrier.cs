using System.Net;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Proves an identity once for each connection and sends messages over those that are proven.</summary>
/// <param name="node">The node, for errors.</param>
/// <param name="address">Its address.</param>
/// <param name="begin">Begins a handshake: the context and its first token. May wait for a KDC.</param>
/// <param name="connect">Makes what holds one connection.</param>
/// <param name="pool">The connections; owned from here on.</param>
internal sealed class NegotiateCarrier(
    string node,
    Uri address,
    Func<(ISecurityContext Context, byte[]? Token)> begin,
    Func<HttpMessageHandler> connect,
    ConnectionPool pool) : IEnvelopeCarrier
{
    public async Task<WsmanReply> SendAsync(WsmanRequest request, CancellationToken cancellationToken) =>
        await TrySendAsync(request, mustBeNew: false, cancellationToken)
        ?? await TrySendAsync(request, mustBeNew: true, cancellationToken)
        ?? throw new InvalidOperationException("A new connection is never found stale.");

    public void Dispose() => pool.Dispose();

    /// <returns>Null when a kept connection was of no use any more, and the message may go out again.</returns>
    private async Task<WsmanReply?> TrySendAsync(
        WsmanRequest request, bool mustBeNew, CancellationToken cancellationToken)
    {
        var lease = await pool.RentAsync(mustBeNew, cancellationToken);
        WsmanReply? answer = null;
        try
        {
            var isKept = lease.Connection is not null;
            if (!isKept && await AuthenticateAsync(lease, cancellationToken) is { } refusal)
                return refusal;
            answer = await SendAsync(lease, request, isKept, cancellationToken);
            if (answer is null)
                pool.CloseIdle();
            return answer;
        }
        finally
        {
            // An answer takes the lease with it, until it is read.
            if (answer is null)
                lease.Dispose();
        }
    }

    private async Task<WsmanReply?> SendAsync(
        ConnectionLease lease, WsmanRequest request, bool isKept, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await lease.Connection!.SendAsync(request, lease, cancellationToken);
            if (reply.Status != HttpStatusCode.Unauthorized)
            {
                lease.Keep();
                return reply;
            }
            if (!isKept)
                return reply;
            // The node has forgotten who we are, so it did not look at the message.
            reply.Dispose();
            return null;
        }
        catch (Exception error) when (isKept && (
            TransportFailures.WasNotSent(error) || (request.IsRepeatable && TransportFailures.IsSilentBreak(error))))
        {
            return null;
        }
    }

    private async Task<WsmanReply?> AuthenticateAsync(ConnectionLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var (context, token) = await BeginAsync(cancellationToken);
            var connection = lease.Take(new AuthenticatedConnection(connect, address, context));
            return await connection.AuthenticateAsync(token, cancellationToken);
        }
        catch (SecurityRefusedException error)
        {
            throw new NodeException(NodeFault.AuthenticationFailed, node, "Connect",
                $"the handshake failed: {error.Message}; check account, clock and the node's name", error);
        }
    }

    /// <summary>GSS-API and SSPI ask a KDC without a way to be stopped; the caller's token ends the wait for them.</summary>
    private async Task<(ISecurityContext Context, byte[]? Token)> BeginAsync(CancellationToken cancellationToken)
    {
        var beginning = Task.Run(begin, cancellationToken);
        try
        {
            return await beginning.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = AbandonAsync(beginning);
            throw;
        }
    }

    /// <summary>Ends a handshake that nobody waits for any more, once it has begun.</summary>
    private static async Task AbandonAsync(Task<(ISecurityContext Context, byte[]? Token)> beginning)
    {
        await ((Task)beginning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (beginning.IsCompletedSuccessfully)
            (await beginning).Context.Dispose();
    }
}
