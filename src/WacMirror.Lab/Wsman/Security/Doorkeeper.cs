using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>Finds out who calls, and tells those whom it does not know how to make themselves known.</summary>
internal sealed class Doorkeeper(WsmanServerOptions options)
{
    private const string Scheme = "Negotiate";
    private readonly BasicCredential credential = new(options.UserName, options.Password);

    /// <summary>The caller; null when the request was answered, because Negotiate takes another round or the
    /// credentials are wrong.</summary>
    public Caller? Admit(HttpContext context, WireConnection connection)
    {
        var security = connection.Endpoint.Node.Security;
        var authorization = context.Request.Headers.Authorization.ToString();
        if (security.OffersNegotiate && TokenOf(authorization) is { } token)
            return Negotiated(context, connection, connection.Negotiate.Take(token));
        if (authorization.Length > 0)
            return MayUseBasic(connection) && credential.Accepts(authorization)
                ? new Caller(options.UserName, false)
                : Refused(context.Response, connection);
        return connection.Negotiate.IsEstablished
            ? new Caller(connection.Negotiate.Caller, true)
            : Caller.Stranger;
    }

    /// <summary>401 with every scheme that the node offers here.</summary>
    public static void Challenge(HttpResponse response, WireConnection connection)
    {
        connection.Negotiate.Forget();
        response.StatusCode = StatusCodes.Status401Unauthorized;
        var schemes = new List<string>();
        if (connection.Endpoint.Node.Security.OffersNegotiate)
            schemes.Add(Scheme);
        if (MayUseBasic(connection))
            schemes.Add(BasicCredential.Challenge);
        response.Headers.WWWAuthenticate = new StringValues([.. schemes]);
    }

    private static Caller? Negotiated(HttpContext context, WireConnection connection, NegotiateStep step)
    {
        if (step.Outcome == NegotiateOutcome.Refused)
            return Refused(context.Response, connection);
        if (step.Outcome == NegotiateOutcome.Continue)
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (step.Token is not null || step.Outcome == NegotiateOutcome.Continue)
            context.Response.Headers.WWWAuthenticate = $"{Scheme} {step.Token}".TrimEnd();
        return step.Outcome == NegotiateOutcome.Established
            ? new Caller(connection.Negotiate.Caller, true)
            : null;
    }

    private static Caller? Refused(HttpResponse response, WireConnection connection)
    {
        Challenge(response, connection);
        return null;
    }

    private static bool MayUseBasic(WireConnection connection) =>
        connection.Endpoint.Node.Security is { OffersBasic: true } security
        && (security.AllowsUnencrypted || connection.IsTls);

    private static string? TokenOf(string authorization) =>
        authorization.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : null;
}
