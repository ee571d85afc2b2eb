using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetPortAllocationSettingData: the connections of machine NICs, management NICs and
/// uplinks.</summary>
internal sealed class ConnectionClass(LabNode node) : LabClass(node, "Msvm_EthernetPortAllocationSettingData")
{
    private const ulong Connected = 2;

    protected override IEnumerable<CimObject> Rows(RowHint hint)
    {
        foreach (var connection in Node.Connections)
        {
            if (hint.Admits("InstanceID", connection.InstanceId))
                yield return Connection(connection, connection.InstanceId);
            if (connection is LabNic nic
                && Checkpoints.CopyOf(nic, nic.InstanceId) is { } copy
                && hint.Admits("InstanceID", copy))
                yield return Connection(connection, copy);
        }
    }

    private CimObject Connection(LabConnection connection, string instanceId) => Row(
        ("InstanceID", Text(instanceId)),
        ("Caption", Text("Ethernet Switch Port Settings")),
        ("ElementName", Text(connection.BelongsToMachine ? "Dynamic Ethernet Switch Port" : connection.Name)),
        ("HostResource", Texts(ResourceOf(connection).On(Node))),
        ("Parent", connection is LabNic nic ? Text(NodePaths.Nic(nic).On(Node)) : CimValue.None),
        ("EnabledState", Number(Connected)),
        ("LastKnownSwitchName", Text(connection.Switch!.Name)),
        ("PoolID", Text(string.Empty)),
        ("ResourceType", Number(33)),
        ("ResourceSubType", Text("Microsoft:Hyper-V:Ethernet Connection")));

    // What a port leads to is told by the class of this path (Windows' own sample EnumerateSwitch.cs).
    private CimPath ResourceOf(LabConnection connection) => connection switch
    {
        LabUplink uplink => NodePaths.UplinkDevice(uplink),
        LabManagementNic or LabGhostNic => NodePaths.Computer(Node),
        _ => NodePaths.Switch(connection.Switch!),
    };
}
