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
        if (Ends(model, definition) is not var (from, to)
            || frames.StationOf(from).Guest is not { } asking
            || frames.StationOf(to).Guest is not { } answering)
            return [];
        var forth = new TrafficFlow(asking, answering, Profile(definition));
        // A steady flow is answered request by request; the others have a flow of their own each way.
        return definition.Shape == TrafficShape.Steady
            ? [forth]
            : [forth, new TrafficFlow(answering, asking, Profile(definition))];
    }

    // The first pair of NICs that share a network.
    private static (LabNic From, LabNic To)? Ends(LabModel model, TrafficDefinition definition)
    {
        foreach (var from in model.FindVm(definition.From).Nics)
            foreach (var to in model.FindVm(definition.To).Nics)
                if (from.Address is { } address && to.Address is { } other && address.Covers(other.Address))
                    return (from, to);
        return null;
    }

    private static TrafficProfile Profile(TrafficDefinition definition) => definition.Shape switch
    {
        TrafficShape.Bursty => new BurstyTraffic(
            definition.RequestsPerSecond * (1 + (MeanPause / MeanBurst)),
            MeanBurst,
            MeanPause,
            definition.RequestBytes),
        TrafficShape.OfficeDay => new OfficeDayTraffic(definition.RequestsPerSecond, Day, definition.RequestBytes),
        _ => new RequestResponseTraffic(
            definition.RequestsPerSecond,
            definition.RequestBytes,
            ResponsePackets: 1,
            Math.Min(2 * definition.RequestBytes, GuestPayload)),
    };
}
