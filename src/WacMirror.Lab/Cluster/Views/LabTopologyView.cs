using System.Collections.Immutable;

namespace WacMirror.Lab.Cluster;

/// <summary>The lab as it is at one moment, seen from outside the cluster: for people, to compare with what the
/// product shows. Made of texts and numbers only.</summary>
/// <param name="Name">The cluster's name.</param>
/// <param name="Counters">"frames" when real frames are counted, "model" when counters follow a function of
/// time.</param>
/// <param name="Nodes">In the topology's order.</param>
/// <param name="Machines">By node and name.</param>
public sealed record LabTopologyView(
    string Name, string Counters, ImmutableArray<LabNodeView> Nodes, ImmutableArray<LabMachineView> Machines);

/// <summary>A node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">up, down, paused or joining.</param>
/// <param name="IsDraining">Whether its machines are being moved away.</param>
/// <param name="Switches">Its virtual switches.</param>
public sealed record LabNodeView(string Name, string State, bool IsDraining, ImmutableArray<LabSwitchView> Switches);

/// <summary>A virtual switch of one node.</summary>
/// <param name="Id">Differs on each node.</param>
/// <param name="Name">The same on each node.</param>
/// <param name="Kind">private, internal or external.</param>
/// <param name="Adapters">Its uplink and the management NIC on it.</param>
public sealed record LabSwitchView(string Id, string Name, string Kind, ImmutableArray<LabAdapterView> Adapters);

/// <summary>A machine.</summary>
/// <param name="Id">Stays the same when it moves.</param>
/// <param name="Name">Unique in the lab.</param>
/// <param name="Node">Where it is.</param>
/// <param name="MovesTo">Where it is about to be, or null.</param>
/// <param name="State">running, off or planned.</param>
/// <param name="IsClustered">Whether it can move.</param>
/// <param name="Notes">Its notes.</param>
/// <param name="Adapters">Its NICs.</param>
public sealed record LabMachineView(
    string Id,
    string Name,
    string Node,
    string? MovesTo,
    string State,
    bool IsClustered,
    string Notes,
    ImmutableArray<LabAdapterView> Adapters);

/// <summary>An adapter.</summary>
/// <param name="Id">The id that captures and roles are asked for with.</param>
/// <param name="Name">Not unique.</param>
/// <param name="Switch">The switch's name; null when it was never connected.</param>
/// <param name="Mac">Twelve hexadecimal digits.</param>
/// <param name="Address">IPv4 with prefix length, or null.</param>
/// <param name="Guest">in-process, tap, replay, cable or ghost.</param>
/// <param name="Role">None, Destination or Source, as the virtual switch applies it.</param>
/// <param name="Session">The monitor session.</param>
/// <param name="HasSecuritySetting">Whether a security object is attached.</param>
/// <param name="Vlan">untagged, access 10, or trunk 10,20 native 0.</param>
/// <param name="IsLegacy">Whether it is emulated.</param>
/// <param name="HasActiveVf">Whether a virtual function carries its traffic past the switch.</param>
/// <param name="PortId">The live port, or null.</param>
/// <param name="PacketsReceived">Since the port was made.</param>
/// <param name="PacketsSent">Since the port was made.</param>
public sealed record LabAdapterView(
    string Id,
    string Name,
    string? Switch,
    string Mac,
    string? Address,
    string Guest,
    string Role,
    int Session,
    bool HasSecuritySetting,
    string Vlan,
    bool IsLegacy,
    bool HasActiveVf,
    string? PortId,
    ulong PacketsReceived,
    ulong PacketsSent);
