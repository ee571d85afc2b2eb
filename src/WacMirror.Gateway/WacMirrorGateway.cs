using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api;
using WacMirror.Gateway.Api.Adapters;
using WacMirror.Gateway.Api.Audit;
using WacMirror.Gateway.Api.Clusters;
using WacMirror.Gateway.Api.Counters;
using WacMirror.Gateway.Api.Coverage;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Findings;
using WacMirror.Gateway.Api.Ledger;
using WacMirror.Gateway.Api.Policies;
using WacMirror.Gateway.Api.Session;
using WacMirror.Gateway.Checks;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Live;
using WacMirror.Gateway.Security;
using WacMirror.Storage;

namespace WacMirror.Gateway;

/// <summary>Puts WacMirror's API and hub into an ASP.NET Core application: the stand-alone host, or the pipeline
/// inside Windows Admin Center.</summary>
public static class WacMirrorGateway
{
    /// <summary>Adds what the API needs. Anything without a permission of its own is refused.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="token">The local operator's secret.</param>
    /// <param name="dataFolder">Where configuration and store are kept; touched when first asked. A store that was added
    /// before is used instead.</param>
    public static IServiceCollection AddWacMirror(this IServiceCollection services, LocalToken token, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SignIns(token));
        services.TryAddSingleton<IStore>(_ => SqliteStore.Open(dataFolder));
        services.TryAddSingleton(new EngineOptions());
        services.AddSingleton<ClusterRoster>();
        services.AddSingleton<ClusterConnections>();
        services.AddSingleton(new ClusterFile(dataFolder));
        services.AddSingleton(new CredentialStore(dataFolder, Environment.GetEnvironmentVariable));
        services.AddSingleton<ConfiguredClusters>();
        services.AddSingleton<ClusterCheck>();
        services.AddExceptionHandler<ApiErrors>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        // Errors of binding come to ApiErrors too, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSignalR()
            .AddJsonProtocol(options => ApiJson.Configure(options.PayloadSerializerOptions));
        services.AddAuthentication(LocalTokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, LocalTokenAuthentication>(LocalTokenAuthentication.SchemeName, null);
        // Denies every endpoint that names no permission. Where no endpoint matches there is nothing to guard, and the
        // caller learns that the address or the method is wrong.
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder()
                .RequireAssertion(context => context.Resource is HttpContext http && IsUnmatched(http))
                .Build());
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, policy => policy.RequireClaim(Permissions.ClaimType, permission));
        return services;
    }

    /// <summary>Adds the guards that must stand before every endpoint.</summary>
    public static IApplicationBuilder UseWacMirror(this IApplicationBuilder application)
    {
        application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = UnhandledAsync });
        application.UseMiddleware<OriginGuard>();
        application.UseStatusCodePages(pages => ApiError.Of(pages.HttpContext).WriteAsync(pages.HttpContext));
        return application;
    }

    /// <summary>Maps the API and the hub.</summary>
    public static IEndpointRouteBuilder MapWacMirror(this IEndpointRouteBuilder routes)
    {
        routes.MapSession();
        routes.MapClusters();
        routes.MapClusterConfiguration();
        routes.MapAdapters();
        routes.MapPolicies();
        routes.MapFindings();
        routes.MapCoverage();
        routes.MapLedger();
        routes.MapAudit();
        routes.MapCounters();
        routes.MapHub<LiveHub>("/hubs/live").RequireAuthorization(Permissions.ReadInventory);
        routes.MapGet("/healthz", () => new HealthView("ok"))
            .AllowAnonymous()
            .WithName("Health")
            .WithTags("Session")
            .WithSummary("Answers while the process serves.");
        routes.MapGet("/auth/local", SignIn).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

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

    private static bool IsUnmatched(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.DisplayName is "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type";

    private static Task UnhandledAsync(HttpContext context) =>
        ApiError.Of(500, "unexpected", "Something went wrong here", "The log of WacMirror says more.").WriteAsync(context);

    private sealed record HealthView(string Status);
}
