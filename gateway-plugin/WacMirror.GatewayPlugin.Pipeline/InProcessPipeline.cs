using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;
using WacMirror.GatewayPlugin.Pipeline.Routing;
using WacMirror.GatewayPlugin.Pipeline.Settings;

namespace WacMirror.GatewayPlugin.Pipeline;

/// <summary>The API and the hub of the stand-alone program with engines in this process, in a pipeline of its own inside
/// the gateway's.</summary>
internal sealed class InProcessPipeline : IAsyncDisposable
{
    private readonly object gate = new();
    private readonly ServiceProvider parts;
    private readonly RequestDelegate pipeline;
    private readonly bool hasEngines;
    private bool hasStarted;

    private InProcessPipeline(ServiceProvider parts, bool hasEngines)
    {
        (this.parts, this.hasEngines) = (parts, hasEngines);
        var application = new ApplicationBuilder(parts);
        application.UseWacMirror();
        application.UseWebSockets();
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.Use((context, next) =>
        {
            StartEngines();
            return next(context);
        });
        application.UseRoutedCalls();
        application.UseEndpoints(routes => routes.MapWacMirror());
        pipeline = application.Build();
    }

    public static InProcessPipeline Start(PlugInSettings settings, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        Directory.CreateDirectory(settings.Data);
        var started = Build(settings, loggers, lifetime, _ => { }, hasEngines: true);
        try
        {
            // Policies and ledger must be at hand before any engine looks at a node.
            started.parts.GetRequiredService<IStore>();
            started.StartEngines();
            return started;
        }
        catch
        {
            started.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>The pipeline; its engines start with the first request that is let in.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="loggers">The gateway's.</param>
    /// <param name="lifetime">The gateway's.</param>
    /// <param name="change">What takes the place of the usual parts; whoever gives an object disposes it.</param>
    /// <param name="hasEngines">Whether it ever has engines.</param>
    public static InProcessPipeline Build(
        PlugInSettings settings,
        ILoggerFactory loggers,
        IHostApplicationLifetime lifetime,
        Action<IServiceCollection> change,
        bool hasEngines)
    {
        var services = new ServiceCollection();
        services.AddPrivateHost(loggers, lifetime);
        services.AddWacMirror(settings.Data).AddCallers(new CallerRights(settings.Access, settings.Origins));
        change(services);
        return new InProcessPipeline(services.BuildServiceProvider(), hasEngines);
    }

    /// <summary>How many clusters are looked after.</summary>
    public int Clusters => parts.GetRequiredService<ClusterRoster>().All.Count;

    public Task InvokeAsync(HttpContext context) => InnerRequest.RunAsync(context, parts, pipeline);

    /// <summary>Answers a request with an error, in the shapes that callers read.</summary>
    public Task RefuseAsync(HttpContext context, ApiError error) => InnerRequest.RunAsync(context, parts, error.WriteAsync);

    /// <summary>Has the engines follow the configuration, if they have started.</summary>
    public async Task FollowAsync()
    {
        lock (gate)
            if (!hasStarted)
                return;
        await parts.GetRequiredService<ConfiguredClusters>().FollowAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();

    private void StartEngines()
    {
        if (!hasEngines || Volatile.Read(ref hasStarted))
            return;
        lock (gate)
        {
            if (hasStarted)
                return;
            parts.GetRequiredService<ConfiguredClusters>().Start();
            Volatile.Write(ref hasStarted, true);
        }
    }
}
