using WacMirror.GatewayPlugin.Pipeline.Routing;

namespace WacMirror.Tests.GatewayPlugin.Pipeline;

internal sealed class RoutedPathTests
{
    [TestCase("/api/PortMirror/nodes/hv01/api/clusters", "/api/PortMirror/nodes/hv01", "hv01", "/api/clusters")]
    [TestCase("/api/portmirror/Nodes/hv01.contoso.com/hubs/live", "/api/portmirror/Nodes/hv01.contoso.com", "hv01.contoso.com", "/hubs/live")]
    [TestCase("/api/PortMirror/nodes/hv01", "/api/PortMirror/nodes/hv01", "hv01", "")]
    [TestCase("/api/PortMirror/nodes/hv01/", "/api/PortMirror/nodes/hv01", "hv01", "/")]
    public void Address_OfTheRoute_IsTakenApart(string path, string before, string node, string inner)
    {
        Assert.That(RoutedPath.TryParse(path, out var routed), Is.True);
        Assert.That(
            (routed.Base.Value, routed.Node, routed.Path.Value ?? string.Empty), Is.EqualTo((before, node, inner)));
    }

    [TestCase("/api/PortMirror")]
    [TestCase("/api/PortMirror/nodes")]
    [TestCase("/api/PortMirror/nodes/")]
    [TestCase("/api/PortMirror/nodes//api")]
    [TestCase("/api/PortMirror/api/clusters")]
    [TestCase("/api/PortMirror/nodesandmore/x")]
    public void Address_WithoutANode_IsNone(string path) => Assert.That(RoutedPath.TryParse(path, out _), Is.False);
}
