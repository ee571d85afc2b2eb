using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Security;

/// <summary>Makes the holder of the local token the one who calls.</summary>
internal static class LocalTokens
{
    public static IServiceCollection AddLocalToken(this IServiceCollection services, LocalToken token)
    {
        services.AddSingleton(new SignIns(token));
        services.AddAuthentication(LocalTokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, LocalTokenAuthentication>(LocalTokenAuthentication.SchemeName, null);
        return services;
    }

    public static void MapLocalSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/auth/local", SignIn).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Trades the printed address's token, or a code, for a cookie that no script and no other site can use.</summary>
    private static IResult SignIn(string? token, string? code, SignIns signIns, HttpContext context)
    {
        if (!signIns.Accepts(token, code))
            throw new ApiException(ApiError.SignInRequired());
        var name = LocalTokenAuthentication.CookieName(context.Request);
        context.Response.Cookies.Append(name, signIns.SessionSecret, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        });
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Redirect("/");
    }
}
