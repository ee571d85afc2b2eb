using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>
/// Refuses what a foreign web page could make the operator's browser send: a request whose Host is not a name of
/// this machine's loopback (DNS rebinding), or whose Origin is another site than the one addressed (cross-site
/// requests and WebSockets).
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsLoopbackName(request.Host.Host))
            return ApiError.HostRefused(request.Host.Value ?? string.Empty).WriteAsync(context);
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        return origin.Length == 0 || origin.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : ApiError.OriginRefused(origin, own).WriteAsync(context);
    }

    private static bool IsLoopbackName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(name, out var address) && System.Net.IPAddress.IsLoopback(address));
}
