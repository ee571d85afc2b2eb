using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>"Hyper-V Legacy Network Adapter": every emulated NIC with a live port. That its instances are named as those
/// of other NICs is unproven.</summary>
internal sealed class LegacyCounterClass(LabNode node)
    : PerformanceClass(node, "Win32_PerfRawData_EthernetPerfProvider_HyperVLegacyNetworkAdapter")
{
    protected override IEnumerable<CimObject> Rows()
    {
        foreach (var (connection, live) in Node.LivePorts)
            if (connection is LabNic { Definition.IsLegacy: true } nic)
            {
                var reading = Read(connection, live);
                yield return Sample(
                    AdapterNames.OfMachine(nic),
                    [
                        ("BytesReceivedPersec", reading.Received.Bytes),
                        ("BytesSentPersec", reading.Sent.Bytes),
                        ("FramesReceivedPersec", reading.Received.Packets),
                        ("FramesSentPersec", reading.Sent.Packets),
                        ("FramesDropped", reading.Received.Dropped + reading.Sent.Dropped),
                    ]);
            }
    }
}
