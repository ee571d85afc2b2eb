using System.Collections.Frozen;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Nodes;

/// <summary>Names the node's switches, tells their kind by the connections that they own themselves, and adds what they
/// are set to.</summary>
internal static class SwitchJoin
{
    public static FrozenDictionary<Guid, VirtualSwitch> Join(NodeParts parts)
    {
        var kinds = new Dictionary<Guid, SwitchKind>();
        foreach (var (id, draft) in parts.Drafts)
            if (draft.HasConnection && KindOf(draft.Kind) is var kind && kind > kinds.GetValueOrDefault(id.Owner))
                kinds[id.Owner] = kind;
        var extensions = parts.Extensions.ToLookup(row => row.Switch);
        return parts.Switches
            .Select(found => new VirtualSwitch(found.Key, found.Value, kinds.GetValueOrDefault(found.Key))
            {
                Extensions =
                [
                    .. extensions[found.Key].Select(row => row.ToExtension()).OfType<SwitchExtension>()
                        .OrderBy(extension => extension.Id).DistinctBy(extension => extension.Id),
                ],
                IsTeamed = parts.SwitchSettings.GetValueOrDefault(found.Key)?.IsTeamed ?? false,
                AllowsSriov = parts.SwitchSettings.GetValueOrDefault(found.Key)?.AllowsSriov ?? false,
            })
            .ToFrozenDictionary(found => found.Id);
    }

    /// <summary>An extension that cannot be told from others by its id is one that nobody can switch or warn of.</summary>
    public static IEnumerable<NodeOddity> Oddities(NodeParts parts) =>
        from row in parts.Extensions
        where row.ToExtension() is null
        select new NodeOddity(null, $"A switch extension is called '{row.Name}' ({row.ElementName}), which is no id.");

    private static SwitchKind KindOf(AdapterKind kind) => kind switch
    {
        AdapterKind.Uplink => SwitchKind.External,
        AdapterKind.ManagementNic => SwitchKind.Internal,
        _ => SwitchKind.Private,
    };
}
