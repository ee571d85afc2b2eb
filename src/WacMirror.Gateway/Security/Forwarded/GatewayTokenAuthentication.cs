using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>Takes the caller whom the plug-in in Windows Admin Center's gateway names in a signed token.</summary>
internal sealed class GatewayTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, GatewayTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Gateway";

    private TokenRefusal refusal = TokenRefusal.Malformed;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = Request.Headers.Authorization.ToString()[GatewayCalls.HeaderPrefix.Length..];
        var target = Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var (call, refused) = await tokens.ReadAsync(token, Request.Method, target);
        if (call is null)
        {
            refusal = refused!.Value;
            return AuthenticateResult.Fail(refusal.Code());
        }
        Context.Features.Set(new RoutedCall(call.Node));
        var principal = CallerAuthentication.Principal(call.User, call.Permissions, Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    /// <summary>The header tells the plug-in that this is between the two of them, and nothing that the caller's
    /// credentials could change.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = $"{GatewayCalls.Challenge} error=\"{refusal.Code()}\"";
        return ApiError.TokenRefused(refusal).WriteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiError.PermissionMissing().WriteAsync(Context);
}
