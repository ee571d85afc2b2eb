using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WacMirror.GatewayPlugin.Pipeline;

/// <summary>What a web host would have put there for the framework's own parts.</summary>
internal static class PrivateHost
{
    public static IServiceCollection AddPrivateHost(
        this IServiceCollection services, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        // Given as they are, they stay the gateway's to dispose.
        services.AddSingleton(loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(lifetime);
        services.AddOptions();
        services.AddMetrics();
        services.AddRouting();
        // Made by the services, so that they end it: every listener that lives is known to the whole process.
        services.AddSingleton(_ => new DiagnosticListener("WacMirror.GatewayPlugin"));
        services.AddSingleton<DiagnosticSource>(parts => parts.GetRequiredService<DiagnosticListener>());
        return services;
    }
}
