using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>"Hyper-V Virtual Network Adapter": every NIC with a live port except emulated ones.</summary>
internal sealed class AdapterCounterClass(LabNode node)
    : PerformanceClass(node, "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter")
{
    protected override IEnumerable<CimObject> Rows(RowHint hint)
    {
        foreach (var (connection, live) in Node.LivePorts)
            if (AdapterNames.Of(connection) is { } name && hint.Admits("Name", name))
                yield return Sample(name, Traffic(Read(connection, live)));
    }
}
