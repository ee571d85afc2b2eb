using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Has the machines of groups looked up that nobody has looked up yet: beside the questions to the cluster,
/// because it is slow, and one at a time.</summary>
internal sealed partial class GroupIdentifier(
    IClusterReader cluster, EngineOptions options, TimeProvider time, ILogger logger, Action found)
{
    private long? begunAt;

    /// <summary>The look-up under way, or the last one.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins when there is something to look up and the last time is long enough ago.</summary>
    public void Look(ClusterView view, CancellationToken cancellationToken)
    {
        if (!Running.IsCompleted || view.Machines.All.All(group => group.Vm is not null))
            return;
        if (begunAt is { } last && time.GetElapsedTime(last) < options.IdentifyInterval)
            return;
        begunAt = time.GetTimestamp();
        Running = LookAsync(view, cancellationToken);
    }

    private async Task LookAsync(ClusterView view, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.IdentifyInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            if (!ReferenceEquals(await cluster.IdentifyAsync(view, either.Token), view))
                found();
        }
        catch (OperationCanceledException)
        {
            // What was found so far is kept; the rest comes with the next time.
            LogSilent(logger, view.AskedNode, NodeFault.TimedOut, "no complete answer in time");
        }
        catch (NodeException error)
        {
            LogSilent(logger, error.Node, error.Fault, error.Detail);
        }
        catch (Exception error)
        {
            LogUnexpected(logger, error, view.AskedNode);
        }
    }

    [LoggerMessage(40, LogLevel.Debug, "{Node} did not say which machines the groups are: {Fault}: {Detail}")]
    private static partial void LogSilent(ILogger logger, string node, NodeFault fault, string detail);

    [LoggerMessage(41, LogLevel.Error, "Looking up the machines of groups through {Node} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string node);
}
