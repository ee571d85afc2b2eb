using System.Net;
using System.Net.Sockets;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>The one place that says what a socket error or an HTTP status means.</summary>
internal static class TransportFailures
{
    /// <summary>Null for what is no failure of the transport, as the caller's own cancelling.</summary>
    public static NodeException? Map(
        Exception error, string node, string operation, CancellationToken cancellationToken) => error switch
    {
        HttpRequestException when Find<CertificateRejectedException>(error) is { } rejected => new(
            NodeFault.CertificateRejected, node, operation, rejected.Message, error),
        HttpRequestException http => new(FaultOf(http.HttpRequestError), node, operation, Describe(http), error),
        HttpIOException http => new(FaultOf(http.HttpRequestError), node, operation,
            $"the connection broke while the answer arrived: {error.Message}", error),
        // HttpClient lets a bare socket error through when the node resets while it connects.
        IOException or SocketException or ObjectDisposedException => new(NodeFault.Unreachable, node, operation,
            $"the connection broke: {error.Message}", error),
        CimFormatException => new(NodeFault.ProtocolViolation, node, operation, error.Message, error),
        SecurityRefusedException => new(NodeFault.AuthenticationFailed, node, operation,
            $"the message could not be encrypted: {error.Message}", error),
        OperationCanceledException when !cancellationToken.IsCancellationRequested => new(
            NodeFault.Unreachable, node, operation,
            "no connection within the time for it; see whether the node is up and its firewall lets WinRM in", error),
        _ => null,
    };

    /// <summary>Null when the answer may hold an envelope: a fault comes with 400 or 500.</summary>
    public static NodeException? Map(WsmanReply reply, string node, string operation)
    {
        var status = (int)reply.Status;
        NodeException Refused(NodeFault fault, string detail) =>
            new(fault, node, operation, $"HTTP {status}: {detail}");
        return reply.Status switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError
                when EnvelopeMessage.IsEnvelope(reply.MediaType) => null,
            HttpStatusCode.Unauthorized => Refused(NodeFault.AuthenticationFailed,
                $"the credentials were refused; check account and password. {Offered(reply)}"),
            HttpStatusCode.Forbidden => Refused(NodeFault.AccessDenied,
                "the account may not use WinRM; it needs to be an administrator or remote management user of the node"),
            HttpStatusCode.NotFound => Refused(NodeFault.Unreachable,
                "no WS-Management at this address; check its path, usually /wsman"),
            HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests => Refused(NodeFault.QuotaLimit,
                "the request is larger, or there are more of them, than the node takes"),
            HttpStatusCode.ServiceUnavailable => Refused(NodeFault.Busy,
                "WinRM is not ready; see whether it runs and whether its limits are reached"),
            _ => Refused(NodeFault.ProtocolViolation, "this is no answer of WS-Management"),
        };
    }

    /// <summary>Whether a message certainly did not leave this machine: there was no connection, or no way to encrypt
    /// it, as when a ticket has expired.</summary>
    public static bool WasNotSent(Exception error) =>
        error is SecurityRefusedException || Find<ConnectionLostException>(error) is not null;

    /// <summary>Whether the connection broke before the answer's head was there.</summary>
    public static bool IsSilentBreak(Exception error) => error is IOException
        || (error is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown }
            && Find<IOException>(error) is not null);

    private static NodeFault FaultOf(HttpRequestError error) => error switch
    {
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.HttpProtocolError => NodeFault.ProtocolViolation,
        _ => NodeFault.Unreachable,
    };

    private static string Describe(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"the name is not known; check DNS ({Cause(error)})",
        HttpRequestError.SecureConnectionError =>
            $"no TLS connection; check that the port is WinRM's for HTTPS, and its certificate ({Cause(error)})",
        _ => $"no connection; see whether the node is up and WinRM listens ({Cause(error)})",
    };

    private static string Offered(WsmanReply reply) => reply.Offers.IsEmpty
        ? "The node offers no way to sign in (winrm get winrm/config/service/auth)"
        : $"The node offers {string.Join(", ", reply.Offers)} (winrm get winrm/config/service/auth)";

    /// <summary>What the system said; the exceptions around it only say that a request failed.</summary>
    private static string Cause(HttpRequestException error) => error.GetBaseException().Message;

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
            error = error.InnerException;
        return (T?)error;
    }
}
