using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine;

/// <summary>Puts the signals of a change watcher into an inbox, and asks for a resync where events were lost.</summary>
internal sealed partial class ChangeListener(
    string cluster,
    IChangeWatcher changes,
    ChangeInbox inbox,
    Action resync,
    EngineOptions options,
    TimeProvider time,
    ILogger logger)
{
    private bool wasWatched;

    /// <summary>Listens until cancelled.</summary>
    public async Task RunAsync(Func<IReadOnlyList<string>> nodes, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var signal in changes.WatchAsync(nodes, cancellationToken))
                    Take(signal);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // A mistake of ours; the timed questions go on.
                LogUnexpected(logger, error, cluster);
            }
            inbox.IsWatched = false;
            await Task.Delay(options.WatchRestart, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(ChangeSignal signal)
    {
        switch (signal)
        {
            case ChangeSignal.Resync begun:
                LogWatched(logger, cluster, begun.Node);
                inbox.IsWatched = true;
                // The first time, everything has just been read.
                if (wasWatched)
                    resync();
                wasWatched = true;
                inbox.Wake();
                break;
            case ChangeSignal.Unwatched ended:
                LogUnwatched(logger, cluster, ended.Node, ended.Reason?.Detail ?? "the node ended it");
                inbox.IsWatched = false;
                inbox.Wake();
                break;
            case ChangeSignal.Group group:
                inbox.Add(group.Name);
                break;
            default:
                inbox.Wake();
                break;
        }
    }

    [LoggerMessage(50, LogLevel.Information, "{Cluster}: watching for changes through {Node}")]
    private static partial void LogWatched(ILogger logger, string cluster, string node);

    [LoggerMessage(51, LogLevel.Debug, "{Cluster}: not watching through {Node}: {Detail}")]
    private static partial void LogUnwatched(ILogger logger, string cluster, string node, string detail);

    [LoggerMessage(52, LogLevel.Error, "{Cluster}: watching for changes failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string cluster);
}
