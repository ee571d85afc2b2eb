using Microsoft.Extensions.Logging;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

internal sealed partial class PolicyDesk
{
    [LoggerMessage(80, LogLevel.Information, "{Cluster}: owned with epoch {Epoch}; {Policies} policies, {Rows} settings held")]
    private static partial void LogTakenOver(ILogger logger, string cluster, long epoch, int policies, int rows);

    [LoggerMessage(81, LogLevel.Warning, "{Cluster}: policies are halted: {Reason}")]
    private static partial void LogHalted(ILogger logger, string cluster, string reason);

    [LoggerMessage(82, LogLevel.Error, "{Cluster}: another owner took over from epoch {Epoch}; nothing is written any more")]
    private static partial void LogDeposed(ILogger logger, Exception? error, string cluster, long epoch);

    [LoggerMessage(83, LogLevel.Error, "{Cluster}: a turn of its policies failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string cluster);

    [LoggerMessage(84, LogLevel.Error, "{Cluster}: writing to {Node} failed here")]
    private static partial void LogLaneFailed(ILogger logger, Exception error, string cluster, string node);

    [LoggerMessage(85, LogLevel.Warning, "{Cluster}: {Setting} could not be written on {Node}: {Detail}")]
    private static partial void LogRefused(ILogger logger, string cluster, string setting, string node, string detail);

    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Machine}, {Adapter} on {Node} was {Before}, is {After}")]
    private static partial void LogRoleSet(
        ILogger logger, string cluster, string machine, string adapter, string node, MirrorRole before, MirrorRole after);
}
