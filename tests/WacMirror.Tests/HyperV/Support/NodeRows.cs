using System.Collections.Immutable;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Nodes;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Rows of a node, to be joined in the order in which they stand here.</summary>
internal sealed record NodeRows
{
    public ImmutableArray<ComputerSystemRow> Systems { get; init; } = [];

    public ImmutableArray<VmSettingRow> VmSettings { get; init; } = [];

    public ImmutableArray<NicSettingRow> Nics { get; init; } = [];

    public ImmutableArray<ConnectionRow> Connections { get; init; } = [];

    public ImmutableArray<SecuritySettingRow> Security { get; init; } = [];

    public ImmutableArray<VlanSettingRow> Vlans { get; init; } = [];

    public ImmutableArray<OffloadSettingRow> Offloads { get; init; } = [];

    public ImmutableArray<OffloadDataRow> OffloadData { get; init; } = [];

    public ImmutableArray<SwitchRow> Switches { get; init; } = [];

    public ImmutableArray<PortConnectionRow> Ports { get; init; } = [];

    public ImmutableArray<ExternalPortRow> ExternalPorts { get; init; } = [];

    public ImmutableArray<InternalPortRow> InternalPorts { get; init; } = [];

    public ImmutableArray<SwitchSettingRow> SwitchSettings { get; init; } = [];

    public ImmutableArray<SwitchExtensionRow> Extensions { get; init; } = [];

    public NodeParts ToParts()
    {
        var parts = new NodeParts();
        Each(Systems, parts.Add);
        Each(VmSettings, parts.Add);
        Each(Nics, parts.Add);
        Each(Connections, parts.Add);
        Each(Security, parts.Add);
        Each(Vlans, parts.Add);
        Each(Offloads, parts.Add);
        Each(OffloadData, parts.Add);
        Each(Switches, parts.Add);
        Each(SwitchSettings, parts.Add);
        Each(Extensions, parts.Add);
        Each(Ports, parts.Add);
        Each(ExternalPorts, parts.Add);
        Each(InternalPorts, parts.Add);
        return parts;
    }

    private static void Each<TRow>(ImmutableArray<TRow> rows, Action<TRow> add)
    {
        foreach (var row in rows)
            add(row);
    }
}
