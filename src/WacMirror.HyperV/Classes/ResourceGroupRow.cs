using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>A cluster group; a clustered machine is one.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-resourcegroup</summary>
/// <param name="Name">The key.</param>
/// <param name="Id">The cluster's id of the group; null where a provider leaves it out.</param>
/// <param name="OwnerNode">The node of record.</param>
/// <param name="State">0 Online, 1 Offline, 2 Failed, 3 PartialOnline, 4 Pending; all bits set when not known.</param>
/// <param name="StatusInformation">Flags of what the cluster has planned with it.</param>
public sealed record ResourceGroupRow(
    string Name, string? Id, string? OwnerNode, uint? State, ulong StatusInformation)
{
    /// <summary>The GroupType of machines.</summary>
    public const uint VirtualMachine = 111;

    /// <summary>CLUSGRP_STATUS_WAITING_IN_QUEUE_FOR_MOVE of clusapi.h.</summary>
    private const ulong WaitsInQueueForMove = 4;

    public static CimTable<ResourceGroupRow> Table { get; } = new(
        CimNamespaces.FailoverCluster,
        "MSCluster_ResourceGroup",
        ["Name", "Id", "OwnerNode", "State", "StatusInformation"],
        Read);

    /// <param name="vm">The machine, when it is known.</param>
    public MachineGroup ToMachineGroup(Guid? vm) => new(
        Id ?? Name,
        Name,
        string.IsNullOrEmpty(OwnerNode) ? null : OwnerNode,
        State switch
        {
            0 => GroupState.Online,
            1 => GroupState.Offline,
            2 => GroupState.Failed,
            3 => GroupState.PartialOnline,
            4 => GroupState.Pending,
            _ => GroupState.Unknown,
        },
        (StatusInformation & WaitsInQueueForMove) != 0,
        vm);

    private static ResourceGroupRow Read(CimObject instance) => new(
        instance.Required("Name"),
        instance.Text("Id"),
        instance.Text("OwnerNode"),
        instance.Unsigned32("State"),
        instance.Count("StatusInformation"));
}
