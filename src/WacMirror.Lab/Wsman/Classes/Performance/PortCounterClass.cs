using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>"Hyper-V Virtual Switch Port": every live port, named by switch and port in lower case.</summary>
internal sealed class PortCounterClass(LabNode node)
    : PerformanceClass(node, "Win32_PerfRawData_NvspPortStats_HyperVVirtualSwitchPort")
{
    protected override IEnumerable<CimObject> Rows()
    {
        var reading = Begin();
        foreach (var (connection, live) in Node.LivePorts)
            yield return reading.Row($"{connection.Switch!.Id:D}_{live.Id:D}", Traffic(Read(connection, live)));
    }
}
