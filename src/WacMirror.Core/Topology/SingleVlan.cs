namespace WacMirror.Core.Topology;

/// <summary>The only VLAN that an adapter carries. Nearly every one has one, and then no set of them is made.</summary>
internal static class SingleVlan
{
    /// <summary>The VLAN, 0 for untagged; null when there may be several.</summary>
    public static int? Of(Adapter adapter) => adapter.Vlan.Mode switch
    {
        VlanMode.Untagged when adapter.Kind != AdapterKind.Uplink => 0,
        VlanMode.Access => adapter.Vlan.AccessId,
        _ => null,
    };
}
