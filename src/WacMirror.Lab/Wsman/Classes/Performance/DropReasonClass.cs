using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>"Hyper-V Virtual Network Adapter Drop Reasons".</summary>
internal sealed class DropReasonClass(LabNode node) : PerformanceClass(
    node, "Win32_PerfRawData_NvspNicDropReasonsStats_HyperVVirtualNetworkAdapterDropReasons")
{
    protected override IEnumerable<CimObject> Rows()
    {
        var sample = Begin();
        foreach (var (connection, live) in Node.LivePorts)
        {
            if (AdapterNames.Of(connection) is not { } name)
                continue;
            var reading = Read(connection, live);
            yield return sample.Row(
                name,
                Reasons("Incoming", reading.DroppedIncoming).Concat(Reasons("Outgoing", reading.DroppedOutgoing)));
        }
    }

    private static IEnumerable<(string Name, ulong Value)> Reasons(string direction, ImmutableArray<ulong> counts)
    {
        foreach (var reason in Enum.GetValues<DropReason>())
            yield return (direction + NameOf(reason), counts[(int)reason]);
    }

    private static string NameOf(DropReason reason) => reason switch
    {
        DropReason.UnauthorizedVlan => "UnauthorizedVLAN",
        DropReason.FilteredVlan => "FilteredVLAN",
        _ => reason.ToString(),
    };
}
