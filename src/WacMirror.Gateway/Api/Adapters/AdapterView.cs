using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>An adapter as the API shows it.</summary>
public sealed record AdapterView(
    string Id,
    AdapterKind Kind,
    string Name,
    string Node,
    VmView? Vm,
    SwitchView? Switch,
    string Mac,
    ImmutableArray<string> Addresses,
    VlanView Vlan,
    MirrorRole Role,
    byte Session,
    bool Connected,
    bool Mirrorable,
    bool Legacy,
    SriovState Sriov)
{
    public static AdapterView Of(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new AdapterView(
            adapter.Id.ToString(),
            adapter.Kind,
            adapter.Name,
            adapter.Node,
            adapter.Vm is { } vm ? new VmView(vm.Id, vm.Name, vm.State, vm.Tags) : null,
            adapter.Switch is { } on ? new SwitchView(on.Id, on.Name, on.Kind) : null,
            adapter.Mac,
            adapter.Addresses,
            new VlanView(adapter.Vlan.Mode, adapter.Vlan.AccessId, adapter.Vlan.NativeId, adapter.Vlan.TrunkIds),
            adapter.Role.Role,
            adapter.Role.Session,
            adapter.IsConnected,
            adapter.HasConnection,
            adapter.IsLegacy,
            adapter.Sriov);
    }

    /// <summary>By content; arrays compare by their elements.</summary>
    public bool Equals(AdapterView? other) =>
        other is not null
        && (Id, Kind, Name, Node, Mac, Role, Session) ==
           (other.Id, other.Kind, other.Name, other.Node, other.Mac, other.Role, other.Session)
        && (Connected, Mirrorable, Legacy, Sriov) ==
           (other.Connected, other.Mirrorable, other.Legacy, other.Sriov)
        && Equals(Vm, other.Vm) && Equals(Switch, other.Switch) && Equals(Vlan, other.Vlan)
        && Addresses.SequenceEqual(other.Addresses);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The machine an adapter belongs to.</summary>
public sealed record VmView(Guid Id, string Name, VmState State, ImmutableArray<string> Tags)
{
    public bool Equals(VmView? other) =>
        other is not null && (Id, Name, State) == (other.Id, other.Name, other.State) && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>The switch an adapter is connected to.</summary>
public sealed record SwitchView(Guid Id, string Name, SwitchKind Kind);

/// <summary>An adapter's VLAN setting.</summary>
public sealed record VlanView(VlanMode Mode, ushort AccessId, ushort NativeId, ImmutableArray<ushort> TrunkIds)
{
    public bool Equals(VlanView? other) =>
        other is not null && (Mode, AccessId, NativeId) == (other.Mode, other.AccessId, other.NativeId)
        && TrunkIds.SequenceEqual(other.TrunkIds);

    public override int GetHashCode() => HashCode.Combine(Mode, AccessId, NativeId);
}
