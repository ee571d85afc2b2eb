using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>An adapter as the API shows it.</summary>
public sealed record AdapterView(
    string Id,
    AdapterKind Kind,
    string Name,
    string Node,
    Vm? Vm,
    VirtualSwitch? Switch,
    string Mac,
    ImmutableArray<string> Addresses,
    VlanSetting Vlan,
    MirrorRole Role,
    byte Session,
    bool Connected,
    bool Mirrorable,
    bool Legacy,
    SriovState Sriov,
    Presence Presence)
{
    public static AdapterView Of(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new AdapterView(
            adapter.Id.ToString(),
            adapter.Kind,
            adapter.Name,
            adapter.Node,
            adapter.Vm,
            adapter.Switch,
            adapter.Mac,
            adapter.Addresses,
            adapter.Vlan,
            adapter.Role.Role,
            adapter.Role.Session,
            adapter.IsConnected,
            adapter.HasConnection,
            adapter.IsLegacy,
            adapter.Sriov,
            adapter.Presence);
    }

    /// <summary>By content; arrays compare by their elements.</summary>
    public bool Equals(AdapterView? other) =>
        other is not null
        && (Id, Kind, Name, Node, Mac, Role, Session) ==
           (other.Id, other.Kind, other.Name, other.Node, other.Mac, other.Role, other.Session)
        && (Connected, Mirrorable, Legacy, Sriov, Presence) ==
           (other.Connected, other.Mirrorable, other.Legacy, other.Sriov, other.Presence)
        && Equals(Vm, other.Vm) && Equals(Switch, other.Switch) && Equals(Vlan, other.Vlan)
        && Addresses.SequenceEqual(other.Addresses);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
