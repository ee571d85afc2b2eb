using Yarp.ReverseProxy.Transforms;

namespace WacMirror.GatewayDouble;

/// <summary>Who is signed in: a cookie that <c>/double/sign-in?user=NAME&amp;groups=A,B</c> sets, or the same as a header of
/// each request.</summary>
internal static class TestIdentity
{
    public const string Cookie = "WAC-SESSION";
    public const string Header = "x-test-user";

    public static IResult SignIn(HttpContext context, string user, string? groups, string? then)
    {
        context.Response.Cookies.Append(Cookie, Uri.EscapeDataString($"{user};{groups}"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
        });
        XsrfCheck.Issue(context);
        return then is { Length: > 0 } && then[0] == '/' ? Results.LocalRedirect(then) : Results.NoContent();
    }

    /// <summary>Whatever a caller sends by that name is not carried.</summary>
    public static ValueTask CarryAsync(RequestTransformContext context)
    {
        var request = context.HttpContext.Request;
        context.ProxyRequest.Headers.Remove(CarriedIdentity.Header);
        context.ProxyRequest.Headers.Remove(Header);
        var user = request.Headers[Header].ToString();
        if (user.Length == 0)
            user = Uri.UnescapeDataString(request.Cookies[Cookie] ?? string.Empty);
        if (user.Length > 0)
            context.ProxyRequest.Headers.Add(CarriedIdentity.Header, Uri.EscapeDataString(user));
        return ValueTask.CompletedTask;
    }
}
