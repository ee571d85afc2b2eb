using Microsoft.Extensions.Logging;

namespace WacMirror.Gateway.Configuration;

public sealed partial class ConfiguredClusters
{
    [LoggerMessage(20, LogLevel.Information, "Cluster {Id} ({Name}) was added.")]
    private static partial void LogAdded(ILogger logger, string id, string name);

    [LoggerMessage(21, LogLevel.Information, "Cluster {Id} was removed.")]
    private static partial void LogRemoved(ILogger logger, string id);

    [LoggerMessage(22, LogLevel.Error, "Cluster {Id} is configured and cannot be used: {Errors}")]
    private static partial void LogBroken(ILogger logger, string id, string errors);
}
