using WacMirror.Gateway;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.Host.Lab;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Startup;

/// <summary>Composes the web application.</summary>
internal static class HostApplication
{
    public static WebApplication Build(
        HostSettings settings, LocalToken token, string dataFolder, LabCluster? lab = null, bool withLabEndpoints = false)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Only the command line says where to listen: ASP.NET's own variables could open what was just refused.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls([.. settings.Addresses().Select(address => address.ToString())]);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // A start that fails is told in one line by whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Who is not signed in is told so; the log need not repeat each time.
        builder.Logging.AddFilter("WacMirror.Gateway.Security", LogLevel.Warning);
        builder.Services.AddServiceRun();
        builder.Services.AddWacMirror(token, dataFolder);
        if (settings.Tokens() is { } tokens)
            builder.Services.AddGatewayCalls(tokens);
        if (settings.Resync is { } seconds)
            builder.Services.AddSingleton(new EngineOptions { ResyncInterval = TimeSpan.FromSeconds(seconds) });
        builder.Services.AddOpenApi("v1", OpenApiShape.Configure);
        builder.Services.AddSingleton<RunClock>();
        builder.Services.AddResponseCompression(options => options.EnableForHttps = false);
        if (lab is not null)
            builder.Services.AddSingleton(lab);

        var application = builder.Build();
        application.UseWacMirror();
        application.UseResponseCompression();
        application.UsePane();
        // After the files, or the route that answers for unknown paths would stand in their way.
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseRoutedCalls();
        application.MapWacMirror();
        application.MapPainted();
        application.MapOpenApiFile();
        if (lab is not null || withLabEndpoints)
            application.MapLab();
        return application;
    }
}
