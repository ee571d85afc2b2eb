namespace WacMirror.Core.Topology;

/// <summary>What a virtual switch is joined to.</summary>
public enum SwitchKind
{
    /// <summary>Machines only.</summary>
    Private,

    /// <summary>Machines and the management operating system.</summary>
    Internal,

    /// <summary>A physical network too.</summary>
    External,
}

/// <summary>A virtual switch of one node. Its GUID differs on each node; across nodes switches match by name.</summary>
public sealed record VirtualSwitch(Guid Id, string Name, SwitchKind Kind);
