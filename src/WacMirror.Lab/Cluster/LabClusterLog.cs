using Microsoft.Extensions.Logging;

namespace WacMirror.Lab.Cluster;

internal static partial class LabClusterLog
{
    [LoggerMessage(
        1, LogLevel.Information, "Lab {Name} runs: {Nodes} nodes, {Machines} machines, counters by {Counters}.")]
    public static partial void Started(this ILogger logger, string name, int nodes, int machines, string counters);

    [LoggerMessage(2, LogLevel.Error, "Work on the lab's fabric failed.")]
    public static partial void FabricFailed(this ILogger logger, Exception error);
}
