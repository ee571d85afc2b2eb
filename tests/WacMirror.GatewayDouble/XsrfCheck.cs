using System.Security.Cryptography;

namespace WacMirror.GatewayDouble;

/// <summary>Refuses verbs that change something without the header that repeats the cookie, as the gateway does.</summary>
internal sealed class XsrfCheck(RequestDelegate next)
{
    public const string Cookie = "WAC-XSRF";
    public const string Header = "x-xsrf-token";

    public static void Issue(HttpContext context) => context.Response.Cookies.Append(
        Cookie, RandomNumberGenerator.GetHexString(32), new CookieOptions { SameSite = SameSiteMode.Lax });

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method);
        var cookie = request.Cookies[Cookie];
        if (isSafe && cookie is null)
            Issue(context);
        if (isSafe || (cookie is not null && request.Headers[Header] == cookie))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            new { error = new { code = "xsrf", message = "The XSRF token is missing.", details = Array.Empty<object>() } });
    }
}
