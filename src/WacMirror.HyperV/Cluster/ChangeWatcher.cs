using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>Watches the group events of a failover cluster through one node, and through another one when that node goes
/// down or ends the subscription.</summary>
/// <param name="sessions">The nodes.</param>
/// <param name="time">For pauses.</param>
/// <param name="random">Spreads the pauses; used by one watching at a time.</param>
public sealed class ChangeWatcher(CimSessionPool sessions, TimeProvider time, Random random) : IChangeWatcher
{
    /// <summary>A subscription that held so long counts as a success, whatever ended it. Shorter, and a node that drops
    /// each one is tried again at once, over and over; longer, and a node that fails once a while is waited for longer
    /// each time.</summary>
    private static readonly TimeSpan Proven = TimeSpan.FromSeconds(30);

    public async IAsyncEnumerable<ChangeSignal> WatchAsync(
        Func<IReadOnlyList<string>> nodes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var pauses = new WatchPauses(random);
        var tried = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (nodes().FirstOrDefault(name => !tried.Contains(name)) is { } node)
            {
                tried.Add(node);
                await using var watch = new NodeWatch(sessions, node);
                if (await watch.TryBeginAsync(cancellationToken))
                {
                    var begun = time.GetTimestamp();
                    yield return new ChangeSignal.Resync(node);
                    while (await watch.TryNextAsync(cancellationToken) is { } change)
                        yield return KeyOf(change);
                    if (time.GetElapsedTime(begun) >= Proven)
                    {
                        // The others deserve their turn before this one again.
                        tried.RemoveWhere(name => name != node);
                        pauses.Reset();
                    }
                }
                yield return new ChangeSignal.Unwatched(node, watch.Failure);
            }
            var isRoundOver = nodes().All(tried.Contains);
            if (isRoundOver)
                tried.Clear();
            await Task.Delay(pauses.Next(isRoundOver), time, cancellationToken);
        }
    }

    private static ChangeSignal KeyOf(CimObject change) =>
        GroupChangeEvent.GroupOf(change) is { } group ? new ChangeSignal.Group(group) : new ChangeSignal.Cluster();
}
