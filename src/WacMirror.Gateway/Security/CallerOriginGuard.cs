using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>
/// Refuses what a foreign web page could have a signed-in person's browser send to the gateway, WebSockets above all, which
/// carry no token against it. The gateway may call itself by another name inside than outside, so the browser's own word
/// for where a request comes from is what counts, and names that were configured. Where the browser says nothing of that,
/// an upgrade needs an origin of the name that was called; refused wrongly, the client falls back to requests.
/// </summary>
internal sealed class CallerOriginGuard(RequestDelegate next, CallerRights rights)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (origin, site) = (headers.Origin.ToString(), headers["Sec-Fetch-Site"].ToString());
        if (rights.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return next(context);
        var isForeign = site.Length == 0
            ? IsUpgrade(context) && origin.Length > 0 && !IsOwn(context.Request, origin)
            : site is "cross-site" or "same-site";
        return isForeign
            ? ApiError.OriginRefused(origin, $"{context.Request.Scheme}://{context.Request.Host}").WriteAsync(context)
            : next(context);
    }

    private static bool IsUpgrade(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest || context.Request.Headers.Upgrade.Count > 0;

    /// <summary>The second name is set by proxies; no page can.</summary>
    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || from.Authority.Equals(request.Headers["X-Forwarded-Host"].ToString(), StringComparison.OrdinalIgnoreCase));
}
