namespace WacMirror.Core.Topology;

/// <summary>A clustered machine in the cluster's own records.</summary>
/// <param name="Id">The cluster's id of the group; it stays when the group is renamed.</param>
/// <param name="Name">Unique within the cluster. Mostly, but not always, the machine's name.</param>
/// <param name="Owner">The node of record; null when there is none.</param>
/// <param name="State">The group's state.</param>
/// <param name="IsQueued">Whether it waits for its turn to move.</param>
/// <param name="Vm">The machine; null while nobody has looked that up.</param>
public sealed record MachineGroup(
    string Id, string Name, string? Owner, GroupState State = GroupState.Online, bool IsQueued = false, Guid? Vm = null)
{
    /// <summary>Whether the cluster is about to change where, or whether, the machine runs.</summary>
    public bool IsMoving => State == GroupState.Pending || IsQueued;
}
