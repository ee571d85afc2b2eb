using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Events of the lab's cluster, over real sockets.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SubscriptionTests
{
    private const string Cluster = "root/MSCluster";
    private static readonly Wql GroupChanges = Wql.Select("MSCluster_EventGroupStateChange");

    // Only a broken subscription waits; the test then fails instead of hanging.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    [Test]
    public async Task LiveMigration_IsHeardOnANodeThatHasNoPartInIt()
    {
        await using var under = await LabUnderTest.StartAsync();
        await using var subscription = await under.Sessions.For("HV03")
            .SubscribeAsync(Cluster, GroupChanges, CancellationToken.None);
        await using var events = subscription.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var first = events.MoveNextAsync().AsTask();
        await under.Lab.MoveAsync("SQL01", "HV02", CancellationToken.None);
        Assert.That(await first.WaitAsync(TooLong), Is.True);
        while (events.Current.Text("EventNode") != "HV02" || events.Current.Text("EventNewState") != "0")
            Assert.That(await events.MoveNextAsync().AsTask().WaitAsync(TooLong), Is.True);
        Assert.That(events.Current.Text("EventObjectName"), Is.EqualTo("SQL01"));
    }

    [Test]
    public async Task Changes_OfInstances_AreHeardByComparingAtIntervals()
    {
        await using var under = await LabUnderTest.StartAsync();
        var query = Wql.Select("__InstanceModificationEvent").Within(1)
            .WhereIsA("TargetInstance", "Msvm_ComputerSystem");
        await using var subscription = await under.Sessions.For("HV01")
            .SubscribeAsync(Wire.Ns, query, CancellationToken.None);
        await using var events = subscription.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var first = events.MoveNextAsync().AsTask();
        await under.Lab.StopVmAsync("NLB1", CancellationToken.None);
        Assert.That(await first.WaitAsync(TooLong), Is.True);
        Assert.That(events.Current.ClassName, Is.EqualTo("__InstanceModificationEvent"));
    }

    [Test]
    public async Task Node_ThatCrashes_EndsTheReadingWithAnError()
    {
        await using var under = await LabUnderTest.StartAsync();
        await using var subscription = await under.Sessions.For("HV03")
            .SubscribeAsync(Cluster, GroupChanges, CancellationToken.None);
        await using var events = subscription.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var first = events.MoveNextAsync().AsTask();
        await under.Lab.CrashAsync("HV03", CancellationToken.None);
        await Assert.ThatAsync(
            async () =>
            {
                // Of the crash itself an event may still have come.
                while (await first.WaitAsync(TooLong))
                    first = events.MoveNextAsync().AsTask();
            },
            Fails.With(NodeFault.Unreachable));
    }

    [Test]
    public async Task Subscriptions_EndedAgainAndAgain_LeaveNothingOpen()
    {
        await using var under = await LabUnderTest.StartAsync();
        var session = under.Sessions.For("HV01");
        for (var round = 0; round < 3 * SessionLimits.Default.Subscriptions; round++)
            await using (await session.SubscribeAsync(Cluster, GroupChanges, CancellationToken.None))
                Assert.That((await session.IdentifyAsync(CancellationToken.None)).ProductVendor, Is.Not.Empty);
    }
}
