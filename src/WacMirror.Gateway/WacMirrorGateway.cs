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
using WacMirror.Gateway.Api.Routed;
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
    /// <summary>Adds what the API needs, with the local operator as the one who calls.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="token">The local operator's secret.</param>
    /// <param name="dataFolder">As without a token.</param>
    public static IServiceCollection AddWacMirror(this IServiceCollection services, LocalToken token, string dataFolder) =>
        services.AddWacMirror(dataFolder).AddLocalToken(token);

    /// <summary>Adds what the API needs, except how callers are recognised. Anything without a permission of its own is
    /// refused.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="dataFolder">Where configuration and store are kept; touched when first asked. A store that was added
    /// before is used instead.</param>
    public static IServiceCollection AddWacMirror(this IServiceCollection services, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStore>(_ => SqliteStore.Open(dataFolder));
        services.TryAddSingleton(new EngineOptions());
        services.AddSingleton<ClusterRoster>();
        services.AddSingleton<ClusterConnections>();
        services.AddSingleton(new ClusterFile(dataFolder));
        services.AddSingleton<INodeCredentials>(new CredentialStore(dataFolder, Environment.GetEnvironmentVariable));
        services.AddSingleton<ConfiguredClusters>();
        services.AddSingleton<MadeClusters>();
        services.AddSingleton<RoutedClusters>();
        services.AddSingleton<ClusterCheck>();
        services.AddExceptionHandler<ApiErrors>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        // Errors of binding come to ApiErrors too, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSignalR()
            .AddJsonProtocol(options => ApiJson.Configure(options.PayloadSerializerOptions));
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
        if (application.ApplicationServices.GetService<CallerRights>() is null)
            application.UseMiddleware<OriginGuard>();
        else
            application.UseMiddleware<CallerOriginGuard>();
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
        if (routes.ServiceProvider.GetService<SignIns>() is not null)
            routes.MapLocalSignIn();
        return routes;
    }

    private static bool IsUnmatched(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.DisplayName is "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type";

    private static Task UnhandledAsync(HttpContext context) =>
        ApiError.Of(500, "unexpected", "Something went wrong here", "The log of WacMirror says more.").WriteAsync(context);

    private sealed record HealthView(string Status);
}
