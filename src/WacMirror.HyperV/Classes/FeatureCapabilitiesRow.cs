using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>A port or switch feature that a node knows, by its id.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchfeaturecapabilities</summary>
/// <param name="FeatureId">The feature; the same on every node.</param>
/// <param name="IsOfPorts">Whether ports have it, rather than switches.</param>
/// <param name="Version">As in "3.0".</param>
public sealed record FeatureCapabilitiesRow(Guid? FeatureId, bool IsOfPorts, string Version)
{
    /// <summary>The security feature, which carries the mirror role.</summary>
    public static Guid Security { get; } = new("776e0ba7-94a1-41c8-8f28-951f524251b5");

    private const ushort Port = 1;

    public static CimTable<FeatureCapabilitiesRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchFeatureCapabilities",
        ["InstanceID", "FeatureId", ("Applicability", CimType.UInt16), "Version"],
        instance => new FeatureCapabilitiesRow(
            Guid.TryParse(instance.Text("FeatureId"), out var id) ? id : null,
            instance.UInt16("Applicability") == Port,
            instance.Text("Version") ?? string.Empty));
}
