using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace WacMirror.GatewayDouble;

/// <summary>The person whom the front signed in, as it tells the process behind: <c>name;group,group</c>, and where the
/// person gave an account for nodes <c>;account;password</c> after it, which goes beside the request.</summary>
internal sealed class CarriedIdentity(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Carried";
    public const string Header = "x-double-identity";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var parts = Uri.UnescapeDataString(Request.Headers[Header].ToString()).Split(';');
        if (parts[0].Length == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        var groups = parts.Length > 1 ? parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        if (parts is [_, _, { Length: > 0 } account, var password])
            Context.Features.Set(new NetworkCredential(account, password));
        var identity = new ClaimsIdentity(
            groups.Select(group => new Claim(ClaimTypes.GroupSid, group)).Prepend(new Claim(ClaimTypes.Name, parts[0])),
            SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
