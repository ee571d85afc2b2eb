using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>Accepts the local token as a bearer token or in the cookie that <c>/auth/local</c> sets, and grants every
/// permission for it.</summary>
internal sealed class LocalTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, LocalToken token)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "LocalToken";
    public const string CookieName = "wacmirror";
    public const string OperatorName = "local operator";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var presented = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : Request.Cookies[CookieName];
        if (presented is null)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!token.Matches(presented))
            return Task.FromResult(AuthenticateResult.Fail("The token is not the one of this installation."));
        var claims = Permissions.All
            .Select(permission => new Claim(Permissions.ClaimType, permission))
            .Prepend(new Claim(ClaimTypes.Name, OperatorName));
        var identity = new ClaimsIdentity(claims, Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiError.SignInRequired().WriteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiError.PermissionMissing().WriteAsync(Context);
}
