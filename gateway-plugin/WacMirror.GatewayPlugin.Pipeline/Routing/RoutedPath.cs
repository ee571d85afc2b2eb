using Microsoft.AspNetCore.Http;

namespace WacMirror.GatewayPlugin.Pipeline.Routing;

/// <summary>An address of the plug-in taken apart: <c>…/api/PortMirror/nodes/{node}/{ours}</c>.</summary>
/// <param name="Base">Everything up to the node, to which the inner path is relative.</param>
/// <param name="Node">The node.</param>
/// <param name="Path">The path as the stand-alone program has it.</param>
internal readonly record struct RoutedPath(PathString Base, string Node, PathString Path)
{
    private static readonly PathString Prefix = new("/api/PortMirror/nodes");

    public static bool TryParse(PathString path, out RoutedPath routed)
    {
        routed = default;
        if (!path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase, out var matched, out var rest)
            || rest.Value is not { Length: > 1 } below)
            return false;
        var end = below.IndexOf('/', 1);
        var node = end < 0 ? below[1..] : below[1..end];
        if (node.Length == 0)
            return false;
        routed = new RoutedPath(
            matched.Add(new PathString("/" + node)), node, end < 0 ? PathString.Empty : new PathString(below[end..]));
        return true;
    }
}
