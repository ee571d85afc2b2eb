using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine;

/// <summary>How an engine reaches its nodes.</summary>
public sealed record NodeSeams(
    INodeReader Nodes,
    IRoleWriter Roles,
    IClusterReader Cluster,
    ICounterReader Counters);
