using System.Collections.Immutable;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>Everything that was read of a node, before it is joined. What was not asked for is empty.</summary>
public sealed record NodeRows
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

    public ImmutableArray<GuestAddressRow> GuestAddresses { get; init; } = [];
}
