using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine;

internal sealed partial class NodeWorker
{
    [LoggerMessage(10, LogLevel.Warning, "{Node} could not be read: {Fault}: {Detail}")]
    private static partial void LogReadFailed(ILogger logger, string node, NodeFault fault, string detail);

    [LoggerMessage(11, LogLevel.Error, "Reading {Node} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string node);
}
