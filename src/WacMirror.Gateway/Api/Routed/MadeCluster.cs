using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>A cluster that was made of a node and is kept in memory only.</summary>
/// <param name="Node">What the person called the node.</param>
/// <param name="Engine">Its engine.</param>
/// <param name="Look">The first look at it: ends with the id of the cluster that stays, never with an error.</param>
internal sealed record MadeCluster(string Node, IClusterEngine Engine, Task<string> Look)
{
    public string Id => Engine.Definition.Id;
}
