using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>Takes the caller whom the surrounding application signed in, and grants what the rules give. It never asks for
/// credentials: that 401 would have Windows Admin Center's shell ask for the node's.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, CallerRights rights)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Caller";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CallerRights.NameOf(Context.User) is not { } name)
            return Task.FromResult(AuthenticateResult.NoResult());
        var ticket = new AuthenticationTicket(Principal(name, rights.Of(Context.User), Scheme.Name), Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiError.CallerUnknown().WriteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiError.PermissionMissing().WriteAsync(Context);

    /// <summary>The hub compares the identifier of each request of a connection with that of its first.</summary>
    internal static ClaimsPrincipal Principal(string name, IEnumerable<string> permissions, string scheme) => new(
        new ClaimsIdentity(
            permissions.Select(permission => new Claim(Permissions.ClaimType, permission))
                .Prepend(new Claim(ClaimTypes.NameIdentifier, name))
                .Prepend(new Claim(ClaimTypes.Name, name)),
            scheme));
}
