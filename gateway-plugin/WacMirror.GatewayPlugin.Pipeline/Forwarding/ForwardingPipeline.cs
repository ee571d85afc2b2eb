using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.GatewayPlugin.Pipeline.Routing;
using WacMirror.GatewayPlugin.Pipeline.Settings;

namespace WacMirror.GatewayPlugin.Pipeline.Forwarding;

/// <summary>Hands requests to a host on the same machine, each with a token that says who is calling. Nothing of theirs is
/// kept here, so a host that comes back is there again with the next request.</summary>
internal sealed class ForwardingPipeline : IAsyncDisposable
{
    private readonly ServiceProvider parts;
    private readonly RequestDelegate pipeline;

    private ForwardingPipeline(ServiceProvider parts)
    {
        this.parts = parts;
        var application = new ApplicationBuilder(parts);
        application.UseMiddleware<CallerOriginGuard>();
        application.UseAuthentication();
        application.Run(parts.GetRequiredService<HostForwarder>().InvokeAsync);
        pipeline = application.Build();
    }

    /// <exception cref="InvalidDataException">The key's file holds none.</exception>
    public static ForwardingPipeline Start(PlugInSettings settings, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        var tokens = new GatewayTokens(GatewayKey.Load(settings.Host.Key), settings.Host.Audience, TimeProvider.System);
        var services = new ServiceCollection();
        services.AddPrivateHost(loggers, lifetime);
        services.AddSingleton(TimeProvider.System);
        services.AddHttpForwarder();
        services.AddCallers(new CallerRights(settings.Access, settings.Origins));
        services.AddSingleton(settings.Host);
        services.AddSingleton(tokens);
        services.AddSingleton<HostForwarder>();
        var parts = services.BuildServiceProvider();
        try
        {
            return new ForwardingPipeline(parts);
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    public Task InvokeAsync(HttpContext context) => InnerRequest.RunAsync(context, parts, pipeline);

    public ValueTask DisposeAsync() => parts.DisposeAsync();
}
