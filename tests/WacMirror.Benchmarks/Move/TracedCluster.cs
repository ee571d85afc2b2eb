using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Benchmarks.Move;

/// <summary>Says of each question who owns what that its requests are for that.</summary>
internal sealed class TracedCluster(IClusterReader inner) : IClusterReader
{
    private volatile string? asked;

    /// <summary>The node that was asked last.</summary>
    public string? Asked => asked;

    public Task<ClusterView> ReadAsync(string node, CancellationToken cancellationToken)
    {
        asked = node;
        return RequestSpans.ForAsync(Purpose.Owners, () => inner.ReadAsync(node, cancellationToken));
    }

    public Task<ClusterView> ReadGroupsAsync(
        ClusterView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken) =>
        RequestSpans.ForAsync(Purpose.Owners, () => inner.ReadGroupsAsync(view, groups, cancellationToken));

    public Task<ClusterView> IdentifyAsync(ClusterView view, CancellationToken cancellationToken) =>
        RequestSpans.ForAsync(Purpose.Background, () => inner.IdentifyAsync(view, cancellationToken));
}
