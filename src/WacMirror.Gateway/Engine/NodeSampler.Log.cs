using Microsoft.Extensions.Logging;

namespace WacMirror.Gateway.Engine;

internal sealed partial class NodeSampler
{
    [LoggerMessage(20, LogLevel.Error, "Reading the counters of {Node} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string node);
}
