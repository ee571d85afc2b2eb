using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>Object paths as a node writes them.</summary>
internal static class NodePaths
{
    public const string Virtualization = "root/virtualization/v2";

    public const string Cimv2 = "root/cimv2";

    public const string Failover = "root/MSCluster";

    public static CimPath Connection(string instanceId) =>
        Instance("Msvm_EthernetPortAllocationSettingData", instanceId);

    public static CimPath Job(string instanceId) => Instance("Msvm_ConcreteJob", instanceId);

    public static CimPath Template(FeatureDefinition definition) =>
        Instance(definition.ClassName, definition.TemplateInstanceId);

    public static CimPath Setting(FeatureDefinition definition, string instanceId) =>
        Instance(definition.ClassName, instanceId);

    public static CimPath Machine(LabVm vm) => Instance("Msvm_VirtualSystemSettingData", $"Microsoft:{vm.Id.Upper()}");

    public static CimPath SwitchSetting(LabSwitch item) =>
        Instance("Msvm_VirtualEthernetSwitchSettingData", $"Microsoft:{item.Id.Upper()}");

    public static CimPath Nic(LabNic nic) => Instance(
        nic.Definition.IsLegacy ? "Msvm_EmulatedEthernetPortSettingData" : "Msvm_SyntheticEthernetPortSettingData",
        nic.NicInstanceId);

    public static CimPath Switch(LabSwitch item) => CimPath.Of(
        Virtualization, "Msvm_VirtualEthernetSwitch",
        ("CreationClassName", "Msvm_VirtualEthernetSwitch"), ("Name", item.Id.Upper()));

    public static CimPath Computer(LabNode node) => Computer(node.Name);

    /// <summary>The node by its name, or a machine by its GUID.</summary>
    public static CimPath Computer(string name) => CimPath.Of(
        Virtualization, "Msvm_ComputerSystem", ("CreationClassName", "Msvm_ComputerSystem"), ("Name", name));

    public static CimPath UplinkDevice(LabUplink uplink) => CimPath.Of(
        Virtualization, "Msvm_ExternalEthernetPort",
        ("CreationClassName", "Msvm_ExternalEthernetPort"), ("DeviceID", DeviceId(uplink.Id)),
        ("SystemCreationClassName", "Msvm_ComputerSystem"), ("SystemName", uplink.Switch.Node.Name));

    public static CimPath Port(LabSwitch item, LivePort live) => CimPath.Of(
        Virtualization, "Msvm_EthernetSwitchPort",
        ("CreationClassName", "Msvm_EthernetSwitchPort"), ("DeviceID", $"Microsoft:{live.Id.Upper()}"),
        ("SystemCreationClassName", "Msvm_VirtualEthernetSwitch"), ("SystemName", item.Id.Upper()));

    public static string DeviceId(Guid id) => $"Microsoft:{{{id.Upper()}}}";

    /// <summary>The text form with the node in front, which stands inside setting objects.</summary>
    public static string On(this CimPath path, LabNode node) => (path with { Host = node.Name }).ToString();

    private static CimPath Instance(string className, string instanceId) =>
        CimPath.Of(Virtualization, className, ("InstanceID", instanceId));
}
