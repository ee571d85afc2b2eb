namespace WacMirror.Core.Reconciling;

/// <summary>Watches a cluster for changes. Signals can be lost and can come twice: they say when to look, and a timed
/// look stands behind them.</summary>
public interface IChangeWatcher
{
    /// <summary>Signals until cancelled. One node is watched at a time; when it fails, the next one is, after a pause that
    /// grows while none succeeds.</summary>
    /// <param name="nodes">The nodes to choose from, best first; asked anew for each attempt.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    IAsyncEnumerable<ChangeSignal> WatchAsync(
        Func<IReadOnlyList<string>> nodes, CancellationToken cancellationToken);
}
