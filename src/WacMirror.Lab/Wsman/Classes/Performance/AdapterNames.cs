using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Performance;

/// <summary>
/// Instance names of the virtual network adapter counters. A machine NIC's form is known from the field; those of
/// management NICs and uplinks are not, except that uplinks contain "__DEVICE_": these forms end in the allocation's
/// GUID, which is what readers match by. Unproven, and for management
/// NICs a switch in <see cref="LabBehavior"/>.
/// </summary>
internal static class AdapterNames
{
    /// <summary>Null for an emulated NIC, which these counters do not list.</summary>
    public static string? Of(LabConnection connection) => connection switch
    {
        LabNic { Definition.IsLegacy: true } => null,
        LabNic nic => OfMachine(nic),
        LabUplink uplink => $"{uplink.Switch.Node.Name}__DEVICE_{uplink.Switch.Id.Upper()}--{uplink.Id.Upper()}",
        _ when !connection.Model.Behavior.ManagementCountersNameAllocation => connection.Name,
        _ => $"{connection.Switch!.Node.Name}_{connection.Name}_{connection.Owner.Upper()}--{connection.Id.Upper()}",
    };

    public static string OfMachine(LabNic nic) =>
        $"{nic.Vm.Name}_{nic.Name}_{nic.Vm.Id.Upper()}--{nic.Id.Upper()}";
}
