using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Security;
using WacMirror.GatewayPlugin.Pipeline.Routing;
using WacMirror.GatewayPlugin.Pipeline.Settings;

namespace WacMirror.GatewayPlugin.Pipeline;

/// <summary>The API and the hub of the stand-alone program with engines in this process, in a pipeline of its own inside
/// the gateway's.</summary>
internal sealed class InProcessPipeline : IAsyncDisposable
{
    private readonly ServiceProvider parts;
    private readonly RequestDelegate pipeline;

    private InProcessPipeline(ServiceProvider parts)
    {
        this.parts = parts;
        var application = new ApplicationBuilder(parts);
        application.UseWacMirror();
        application.UseWebSockets();
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseRoutedCalls();
        application.UseEndpoints(routes => routes.MapWacMirror());
        pipeline = application.Build();
    }

    public static InProcessPipeline Start(PlugInSettings settings, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        Directory.CreateDirectory(settings.Data);
        var services = new ServiceCollection();
        services.AddPrivateHost(loggers, lifetime);
        services.AddWacMirror(settings.Data).AddCallers(new CallerRights(settings.Access, settings.Origins));
        var parts = services.BuildServiceProvider();
        try
        {
            // Policies and ledger must be at hand before any engine looks at a node.
            parts.GetRequiredService<IStore>();
            var started = new InProcessPipeline(parts);
            parts.GetRequiredService<ConfiguredClusters>().Start();
            return started;
        }
        catch
        {
            parts.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    public Task InvokeAsync(HttpContext context) => InnerRequest.RunAsync(context, parts, pipeline);

    public ValueTask DisposeAsync() => parts.DisposeAsync();
}
