using Microsoft.Extensions.Logging;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

public sealed partial class ClusterEngine
{
    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Machine}, {Adapter} on {Node} was {Before}, is {After}")]
    private static partial void LogRoleSet(
        ILogger logger, string cluster, string machine, string adapter, string node, MirrorRole before, MirrorRole after);
}
