using Microsoft.Extensions.FileProviders;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace WacMirror.GatewayDouble;

/// <summary>What a browser sees: sign-in, the token against foreign pages, the tool's files, and the gateway's routes to
/// the services.</summary>
internal static class GatewayFront
{
    /// <summary>The shell's way to a controller of a service.</summary>
    private const string Route = "/api/Services/WacMirror/PortMirror/{**rest}";

    /// <summary>How long a connection to the process waits for the next request. Shorter makes one for each request; longer
    /// keeps a test that counts them waiting.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    public static WebApplication Build(DoubleOptions options, Uri process)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(options.Url);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(Routes, [ToProcess(process)])
            .ConfigureHttpClient((_, handler) => handler.PooledConnectionIdleTimeout = Idle)
            .AddTransforms(context => context.AddRequestTransform(TestIdentity.CarryAsync));
        var application = builder.Build();
        application.UseMiddleware<XsrfCheck>();
        application.MapGet("/double/sign-in", TestIdentity.SignIn);
        if (options.Modules is { } folder)
            application.UseFileServer(new FileServerOptions
            {
                FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
                RequestPath = "/modules/wacmirror.port-mirroring",
            });
        application.MapReverseProxy();
        return application;
    }

    private static RouteConfig[] Routes =>
    [
        new RouteConfig
        {
            RouteId = "service",
            ClusterId = "process",
            Match = new RouteMatch { Path = Route },
            Transforms = [new Dictionary<string, string> { ["PathPattern"] = "/api/PortMirror/{**rest}" }],
        },
        // How the double itself is doing, for tests.
        new RouteConfig { RouteId = "state", ClusterId = "process", Match = new RouteMatch { Path = "/double/state" } },
    ];

    private static ClusterConfig ToProcess(Uri address) => new()
    {
        ClusterId = "process",
        Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = address.ToString() } },
    };
}
