using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Configuration;
using WacMirror.GatewayPlugin.Pipeline.Attended;
using WacMirror.GatewayPlugin.Pipeline.Forwarding;
using WacMirror.GatewayPlugin.Pipeline.Settings;
using WacMirror.Storage;

namespace WacMirror.GatewayPlugin.Pipeline;

/// <summary>Where the plug-in enters: found by name from the other load context, so all of its types are the
/// framework's.</summary>
public static class PipelineEntry
{
    public const string SettingsFile = "plugin.json";

    /// <summary>Builds the pipeline and starts the engines.</summary>
    /// <param name="folder">Where this assembly and the settings lie.</param>
    /// <param name="loggers">The gateway's.</param>
    /// <param name="lifetime">The gateway's: connections of the hub end with it.</param>
    /// <returns>What answers a request, and what ends the engines.</returns>
    /// <exception cref="InvalidDataException">Settings, configuration or store cannot be used; the message is for the
    /// person who can put it right.</exception>
    public static (RequestDelegate Run, IAsyncDisposable End) Start(
        string folder, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        var settings = Read(Path.Combine(folder, SettingsFile));
        try
        {
            if (settings.Mode == PlugInMode.Forwarding)
            {
                var forwarding = ForwardingPipeline.Start(settings, loggers, lifetime);
                return (forwarding.InvokeAsync, forwarding);
            }
            if (settings.ActAs == ActAs.Caller)
            {
                var attended = AttendedPipeline.Start(settings, loggers, lifetime, TimeProvider.System);
                return (attended.InvokeAsync, attended);
            }
            var pipeline = InProcessPipeline.Start(settings, loggers, lifetime);
            return (pipeline.InvokeAsync, pipeline);
        }
        catch (Exception error) when (settings.Mode == PlugInMode.Forwarding
            && error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The key in '{settings.Host.Key}' cannot be used: {error.Message}", error);
        }
        catch (Exception error) when (error is DataFileException or StoreUnavailableException or ConfigException
            or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The data in '{settings.Data}' cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Without a file everything is as usual.</summary>
    private static PlugInSettings Read(string file)
    {
        try
        {
            return File.Exists(file) ? PlugInSettingsReader.Read(File.ReadAllText(file)) : new PlugInSettings();
        }
        catch (Exception error) when (error is ConfigException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The settings in '{file}' cannot be used: {error.Message}", error);
        }
    }
}
