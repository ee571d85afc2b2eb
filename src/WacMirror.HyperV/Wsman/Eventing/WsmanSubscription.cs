using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Wsman.Eventing;

/// <summary>Asks a node for events, one long Pull after the other.</summary>
internal sealed class WsmanSubscription(
    WsmanExchange exchange, EventingRequests requests, SubscribeAnswer begun, TimeProvider time) : ICimSubscription
{
    /// <summary>Beyond what the node was given for a Pull. Shorter, and an answer on its way is missed; longer, and a
    /// node that went away silently is found out later.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Between Pulls that bring nothing. Shorter, and a node that answers them at once is kept busy by us; it
    /// delays nothing else, for a Pull with events is followed at once.</summary>
    private static readonly TimeSpan EmptyPause = TimeSpan.FromSeconds(1);

    private string context = begun.Context;
    private bool isEnded;

    public async IAsyncEnumerable<CimObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = time.GetTimestamp();
            var events = await PullAsync(cancellationToken);
            foreach (var happened in events)
                yield return happened;
            if (isEnded)
                throw new NodeException(NodeFault.NotFound, exchange.Node, requests.Operation,
                    "the node has ended the subscription; it restarts, or the subscription's time was over");
            if (events.Count == 0 && time.GetElapsedTime(asked) < EmptyPause)
                await Task.Delay(EmptyPause, time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isEnded)
            return;
        isEnded = true;
        await exchange.TellAsync(
            begun.Identifier is { } identifier ? requests.Unsubscribe(identifier) : requests.Release(context));
    }

    private async Task<List<CimObject>> PullAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(EventingRequests.PullPatience + Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var answer = await exchange.OpenAsync(requests.Pull(context), either.Token);
            return await answer.ReadAsync(ReadPageAsync);
        }
        catch (NodeException error) when (
            error.Fault is NodeFault.TimedOut && error.InnerException is WsmanFaultException)
        {
            // The node's own time for the Pull was over: nothing has happened.
            return [];
        }
        catch (NodeException error) when (error.InnerException is WsmanFaultException)
        {
            // The node does not know the subscription any more. After a lost connection it would keep it for its time.
            isEnded = true;
            throw;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NodeException(NodeFault.TimedOut, exchange.Node, requests.Operation,
                "the node has not answered for longer than it may hold back an answer; see whether it is up", error);
        }
    }

    private async Task<List<CimObject>> ReadPageAsync(XmlCursor cursor)
    {
        var page = new EnumerationPage(cursor, mayBeEmpty: true);
        var events = new List<CimObject>();
        var arrived = new Queue<CimObject>();
        await page.NextAsync(arrived);
        while (arrived.Count > 0)
        {
            events.AddRange(arrived);
            arrived.Clear();
            await page.NextAsync(arrived);
        }
        context = page.Context ?? context;
        isEnded = page.IsLast;
        return events;
    }
}
