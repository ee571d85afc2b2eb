using WacMirror.Cim;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>"Hyper-V Virtual Switch": the sums of each switch's live ports, under its display name. Received is what
/// came into the switch, so what its ports sent.</summary>
internal sealed class SwitchCounterClass(LabNode node)
    : PerformanceClass(node, "Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch")
{
    protected override IEnumerable<CimObject> Rows() =>
        from sample in new[] { Begin() }
        from item in Node.Switches
        let sum = Node.LivePorts.Where(port => port.Connection.Switch == item)
            .Aggregate(PortReading.Zero, (total, port) => total + Read(port.Connection, port.Live))
        select sample.Row(
            item.Name,
            Traffic(sum with { Received = sum.Sent, Sent = sum.Received })
                .Concat(Switching(Model.DataPath.Read(item))));

    // Each stands there twice: as a total and under the name of its rate.
    private static IEnumerable<(string Name, ulong Value)> Switching(SwitchReading reading) =>
    [
        ("PacketsFlooded", reading.Flooded),
        ("PacketsFloodedPersec", reading.Flooded),
        ("LearnedMacAddresses", reading.Addresses),
        ("LearnedMacAddressesPersec", reading.Addresses),
    ];
}
