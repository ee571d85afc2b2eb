using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>Accepts the local token as a bearer token, or the session cookie that <c>/auth/local</c> sets, and grants every
/// permission for it.</summary>
internal sealed class LocalTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignIns signIns)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "LocalToken";
    public const string OperatorName = "local operator";

    /// <summary>Cookies ignore ports, so the port is part of the name: two installations do not sign each other out.</summary>
    public static string CookieName(HttpRequest request) => $"wacmirror-{request.Host.Port ?? 80}";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;
        var cookie = Request.Cookies[CookieName(Request)];
        if (bearer is null && cookie is null)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (bearer is not null ? !signIns.IsToken(bearer) : !signIns.IsSession(cookie))
            return Task.FromResult(AuthenticateResult.Fail("Neither the token nor a session of this installation."));
        var caller = CallerAuthentication.Principal(OperatorName, Permissions.All, Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiError.SignInRequired().WriteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiError.PermissionMissing().WriteAsync(Context);
}
