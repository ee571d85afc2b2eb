using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    private static readonly Wql Alarms = Wql.Select("Msvm_Alarm");

    [Test]
    public async Task Events_FromTheSubscriptionOn_ArriveInOrder()
    {
        await using var subscription = await Session.SubscribeAsync(Wire.Ns, Alarms, CancellationToken.None);
        node.Events.Raise(Wire.Ns, ContractClasses.Rung(1));
        await using var events = subscription.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await events.MoveNextAsync());
        var first = events.Current;
        var next = events.MoveNextAsync();
        node.Events.Raise(Wire.Ns, ContractClasses.Rung(2));
        Assert.That(await next);
        Assert.Multiple(() =>
        {
            Assert.That((first.UInt32("Level"), first.Text("Where")), Is.EqualTo((1, "ノード")));
            Assert.That(events.Current.UInt32("Level"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Subscription_Disposed_EndsOnTheNode()
    {
        var subscription = await Session.SubscribeAsync(Wire.Ns, Alarms, CancellationToken.None);
        Assert.That(node.Events.HasListeners, "the node has taken no subscription, so that this test shows nothing");
        await subscription.DisposeAsync();
        Assert.That(node.Events.HasListeners, Is.False);
    }

    [Test]
    public async Task Events_AwaitedByACallerWhoCancels_AreCancelled()
    {
        await using var subscription = await Session.SubscribeAsync(Wire.Ns, Alarms, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        await using var events = subscription.ReadAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = events.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThatAsync(() => next, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Events_OfANodeThatGoesDown_EndInAnError()
    {
        await using var subscription = await Session.SubscribeAsync(Wire.Ns, Alarms, CancellationToken.None);
        await using var events = subscription.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();
        node.Server.SetReachable(ContractNode.Name, false);
        await Assert.ThatAsync(() => next, Throws.TypeOf<NodeException>());
    }

    [Test]
    public async Task Subscription_OfWhatIsNoEvent_IsRefused() => await Assert.ThatAsync(
        async () =>
        {
            await using var subscription =
                await Session.SubscribeAsync(Wire.Ns, Wql.Select("Msvm_Thing"), CancellationToken.None);
            await foreach (var _ in subscription.ReadAsync(CancellationToken.None))
                break;
        },
        Throws.TypeOf<NodeException>());
}
