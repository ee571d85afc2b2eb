using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Asks one node after another who owns what, until one answers.</summary>
internal sealed partial class OwnerQuestion(
    IClusterReader cluster, EngineOptions options, TimeProvider time, ILogger logger)
{
    /// <returns>The first answer; or why there is none: that no node is in a cluster only when all of them say so.</returns>
    public async Task<(ClusterView? View, NodeError? Error)> AskAsync(
        IEnumerable<string> nodes, CancellationToken cancellationToken)
    {
        NodeError? why = null;
        foreach (var node in nodes)
        {
            var (view, error) = await TryAskAsync(
                node, token => cluster.ReadAsync(node, token), cancellationToken);
            if (view is not null)
                return (view, null);
            if (why is null or { Fault: NodeFault.NotFound })
                why = error;
        }
        return (null, why ?? new NodeError(string.Empty, NodeFault.NotFound, "there is no node to ask"));
    }

    /// <returns>The view with these groups asked for anew; null when the node that gave it does not answer.</returns>
    public async Task<ClusterView?> AskForAsync(
        ClusterView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken) =>
        (await TryAskAsync(
            view.AskedNode, token => cluster.ReadGroupsAsync(view, groups, token), cancellationToken)).View;

    private async Task<(ClusterView? View, NodeError? Error)> TryAskAsync(
        string node, Func<CancellationToken, Task<ClusterView>> ask, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.OwnerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return (await ask(either.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogSilent(logger, node, NodeFault.TimedOut, "no answer in time");
            return (null, new NodeError(node, NodeFault.TimedOut, "no answer in time"));
        }
        catch (NodeException error)
        {
            LogSilent(logger, error.Node, error.Fault, error.Detail);
            return (null, NodeError.From(error));
        }
    }

    [LoggerMessage(2, LogLevel.Debug, "{Node} did not answer for the cluster: {Fault}: {Detail}")]
    private static partial void LogSilent(ILogger logger, string node, NodeFault fault, string detail);
}
