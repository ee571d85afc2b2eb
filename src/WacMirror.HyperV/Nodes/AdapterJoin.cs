using System.Collections.Frozen;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Nodes;

/// <summary>Builds the adapters of one node from what its rows said of each.</summary>
internal sealed class AdapterJoin(
    string node, NodeParts parts, FrozenDictionary<Guid, Vm> vms, FrozenDictionary<Guid, VirtualSwitch> switches)
{
    private const string NoMac = "000000000000";

    private readonly SwitchOwnedNames names = new(parts);

    /// <summary>The adapter; null for what is none: of a checkpoint, of a machine that is not here.</summary>
    public Adapter? Build(AdapterId id, AdapterDraft draft)
    {
        if (draft.HasNic && vms.TryGetValue(id.Owner, out var vm))
            return Build(id, draft, Find(draft), AdapterKind.VmNic, draft.Name, draft.Address) with
            {
                Vm = vm,
                IsLegacy = draft.IsLegacy,
            };
        if (draft is not { HasConnection: true, Kind: not AdapterKind.VmNic }
            || !switches.TryGetValue(id.Owner, out var owner))
            return null;
        var (name, mac) = names.Of(draft);
        return Build(id, draft, owner, draft.Kind, name, mac);
    }

    /// <summary>The switch that the connection is bound to; with pool affinity, the one where its live port is.</summary>
    public static Guid? SwitchOf(AdapterDraft draft) =>
        draft.HasConnection ? draft.Resource ?? draft.PortSwitch : null;

    /// <summary>What the node said of the adapter that is not known here.</summary>
    public static IEnumerable<NodeOddity> Oddities(AdapterId id, AdapterDraft draft)
    {
        if (draft.RoleOddity is { } role)
            yield return new NodeOddity(id, role);
        if (draft.VlanOddity is { } vlan)
            yield return new NodeOddity(id, vlan);
    }

    private Adapter Build(
        AdapterId id, AdapterDraft draft, VirtualSwitch? joined, AdapterKind kind, string name, string? mac) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        Node = node,
        Mac = Mac(mac),
        Switch = joined,
        PortId = draft.Port,
        HasConnection = draft.HasConnection,
        IsConnected = draft.IsEnabled && joined is not null,
        IsPoolAffine = draft.IsPoolAffine,
        Role = draft.Role,
        IsRoleKnown = draft.RoleOddity is null,
        HasSecuritySetting = draft.HasSecurity,
        Vlan = draft.Vlan,
        Sriov = draft.Port is { } port && parts.PortsPastTheSwitch.Contains(port) ? SriovState.Active
            : draft.WantsSriov ? SriovState.Configured
            : SriovState.Off,
    };

    private VirtualSwitch? Find(AdapterDraft draft) =>
        SwitchOf(draft) is { } id ? switches.GetValueOrDefault(id) : null;

    private static string Mac(string? address) =>
        address is { Length: > 0 }
            ? address.Replace("-", null, StringComparison.Ordinal).Replace(":", null, StringComparison.Ordinal)
                .ToUpperInvariant()
            : NoMac;
}
