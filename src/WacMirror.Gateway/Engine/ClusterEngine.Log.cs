using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

public sealed partial class ClusterEngine
{
    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Machine}, {Adapter} on {Node} was {Before}, is {After}")]
    private static partial void LogRoleSet(
        ILogger logger, string cluster, string machine, string adapter, string node, MirrorRole before, MirrorRole after);

    [LoggerMessage(2, LogLevel.Debug, "{Node} did not answer for the cluster: {Fault}: {Detail}")]
    private static partial void LogClusterSilent(ILogger logger, string node, NodeFault fault, string detail);

    [LoggerMessage(3, LogLevel.Error, "A step of {Cluster} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string cluster);
}
