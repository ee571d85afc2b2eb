using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>One subscription on one node, with its failure kept rather than thrown. One use.</summary>
internal sealed class NodeWatch(CimSessionPool sessions, string node) : IAsyncDisposable
{
    private ICimSubscription? subscription;
    private IAsyncEnumerator<CimObject>? events;

    /// <summary>Why it did not begin or go on; null when the node ended it without a word.</summary>
    public NodeException? Failure { get; private set; }

    public async Task<bool> TryBeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            subscription = await sessions.For(node)
                .SubscribeAsync(CimNamespaces.FailoverCluster, GroupChangeEvent.Query, cancellationToken);
            events = subscription.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            return true;
        }
        catch (NodeException error)
        {
            Failure = error;
            return false;
        }
    }

    /// <summary>The next event; null once there are no more.</summary>
    public async Task<CimObject?> TryNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await events!.MoveNextAsync())
                return events.Current;
        }
        catch (NodeException error)
        {
            Failure = error;
        }
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (events is not null)
                await events.DisposeAsync();
            if (subscription is not null)
                await subscription.DisposeAsync();
        }
        catch (NodeException error)
        {
            // A node that is gone cannot be told; there the subscription ends by itself.
            Failure ??= error;
        }
    }
}
