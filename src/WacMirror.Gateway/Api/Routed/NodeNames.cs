using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>What people call a node, or the cluster that it is in.</summary>
internal static class NodeNames
{
    /// <summary>Windows Admin Center names nodes with or without their suffix, as the person typed it.</summary>
    public static bool AreSame(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase)
        || left.StartsWith(right + ".", StringComparison.OrdinalIgnoreCase)
        || right.StartsWith(left + ".", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a node of the cluster, as its definition or its latest reading has it, or the cluster's own
    /// name.</summary>
    public static async ValueTask<bool> HoldsAsync(this IClusterEngine engine, string node, CancellationToken cancellationToken)
    {
        var definition = engine.Definition;
        return definition.Nodes.Append(definition.Name).Append(definition.Id).Any(name => AreSame(name, node))
            || (await engine.StatusAsync(cancellationToken)).Nodes.Any(other => AreSame(other.Name, node));
    }
}
