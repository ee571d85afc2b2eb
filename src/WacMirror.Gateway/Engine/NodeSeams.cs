using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine;

/// <summary>How an engine reaches its nodes.</summary>
public sealed record NodeSeams(
    INodeReader Nodes,
    IRoleWriter Roles,
    IClusterReader Cluster,
    ICounterReader Counters)
{
    /// <summary>Null where changes are not watched for; they are then noticed by asking alone.</summary>
    public IChangeWatcher? Changes { get; init; }

    /// <summary>Null where guests are not asked for their addresses.</summary>
    public IAddressReader? Addresses { get; init; }

    /// <summary>Null where VLAN trunks are not managed.</summary>
    public ITrunkWriter? Trunks { get; init; }

    /// <summary>Null where capture extensions are not managed.</summary>
    public ICaptureExtensionWriter? Capture { get; init; }

    /// <summary>Null where there are no affinity rules.</summary>
    public IAffinityRules? Affinity { get; init; }
}
