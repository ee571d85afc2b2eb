using Microsoft.Extensions.Logging;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>Makes the data path that a topology asks for.</summary>
internal static class DataPaths
{
    public static LabDataPath Create(LabTopology topology, LabOptions options, ILogger logger)
    {
        if (topology.Counters == CounterSource.Model)
            return new ModelDataPath(options.Time, options.Behavior.Switching);
        var fabric = new Fabric(options.Time);
        fabric.Failed += error => logger.FabricFailed(error);
        fabric.Start();
        return new FrameDataPath(fabric, options.Behavior.Switching);
    }
}
