using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>Makes a machine's NIC with the settings it has at the start.</summary>
internal static class LabNicFactory
{
    public static LabNic Create(LabModel model, LabVm vm, AdapterDefinition definition, int index)
    {
        var place = index.ToString(CultureInfo.InvariantCulture);
        var id = LabIds.Of(model.Name, "nic", vm.Name, place);
        var nic = new LabNic(model, vm, id, definition, definition.Mac ?? MacOf(id));
        if (definition.Switch is null)
            return nic;
        // Every port has an offload setting; the others exist only once somebody has set them.
        var weight = CimValue.Of((ulong)definition.IovWeight);
        Add(nic, FeatureDefinition.Offload.Default.With("IOVOffloadWeight", weight));
        if (Vlan(definition.Vlan) is { } vlan)
            Add(nic, vlan);
        if (definition.Role != RoleDefinition.Unset)
            Add(nic, FeatureDefinition.Security.Default
                .With("MonitorMode", CimValue.Of((ulong)definition.Role))
                .With("MonitorSession", CimValue.Of((ulong)definition.Session)));
        return nic;
    }

    private static FeatureSetting? Vlan(VlanDefinition vlan)
    {
        var setting = FeatureDefinition.Vlan.Default;
        if (vlan.Access != 0)
            return setting
                .With("OperationMode", CimValue.Of(1UL))
                .With("AccessVlanId", CimValue.Of((ulong)vlan.Access));
        return vlan.Trunk.IsEmpty
            ? null
            : setting.With("OperationMode", CimValue.Of(2UL))
                .With("NativeVlanId", CimValue.Of((ulong)vlan.Native))
                .With("TrunkVlanIdArray", CimValue.OfMany(vlan.Trunk.Select(id => (ulong)id)));
    }

    private static void Add(LabNic nic, FeatureSetting setting) =>
        nic.Set(setting with { Id = nic.NewSettingId_NeedsLock(setting.Definition) });

    // The range that Hyper-V gives out begins with 00155D.
    private static string MacOf(Guid id) => $"00155D{Convert.ToHexString(id.ToByteArray().AsSpan(0, 3))}";
}
