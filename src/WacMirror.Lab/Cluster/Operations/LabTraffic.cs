using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Guests.Traffic;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Starts the flows of a topology. They go on through moves; who is away is sent nothing.</summary>
internal static class LabTraffic
{
    // What an ordinary frame carries: 1500 bytes less IPv4's 20 and UDP's 8.
    private const int GuestPayload = 1472;

    /// <summary>Bursts that a person sees come and go in a live chart.</summary>
    private static readonly TimeSpan MeanBurst = TimeSpan.FromSeconds(3);

    /// <inheritdoc cref="MeanBurst"/>
    private static readonly TimeSpan MeanPause = TimeSpan.FromSeconds(6);

    /// <summary>A day short enough to be watched in a demonstration.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromMinutes(20);

    public static async Task StartAsync(LabModel model, LabTopology topology, int seed)
    {
        if (model.DataPath is not FrameDataPath frames || topology.Traffic.IsEmpty)
            return;
        await frames.Fabric.InvokeAsync(() =>
        {
            var flows = topology.Traffic.SelectMany(item => Flows(model, frames, item)).ToList();
            new TrafficDriver(frames.Fabric, seed).Start(flows);
            return flows.Count;
        });
    }

    private static IEnumerable<TrafficFlow> Flows(LabModel model, FrameDataPath frames, TrafficDefinition definition)
    {
        var (from, to) = (model.FindVm(definition.From), model.FindVm(definition.To));
        if (TrafficEnds.Find(from.Definition, to.Definition) is not var (fromNic, toNic)
            || frames.StationOf(from.Nics[fromNic]).Guest is not { } asking
            || frames.StationOf(to.Nics[toNic]).Guest is not { } answering)
            throw new LabTopologyException($"Traffic from {from.Name} to {to.Name} can never run.");
        var forth = new TrafficFlow(asking, answering, Profile(definition));
        return definition.Shape == TrafficShape.RequestResponse
            ? [forth]
            : [forth, new TrafficFlow(answering, asking, Profile(definition))];
    }

    private static TrafficProfile Profile(TrafficDefinition definition) => definition.Shape switch
    {
        TrafficShape.Steady => new SteadyTraffic(definition.PacketsPerSecond, definition.PacketBytes),
        TrafficShape.Bursty => new BurstyTraffic(
            definition.PacketsPerSecond * (1 + (MeanPause / MeanBurst)),
            MeanBurst,
            MeanPause,
            definition.PacketBytes),
        TrafficShape.OfficeDay => new OfficeDayTraffic(definition.PacketsPerSecond, Day, definition.PacketBytes),
        _ => new RequestResponseTraffic(
            definition.PacketsPerSecond,
            definition.PacketBytes,
            ResponsePackets: 1,
            Math.Min(2 * definition.PacketBytes, GuestPayload)),
    };
}
