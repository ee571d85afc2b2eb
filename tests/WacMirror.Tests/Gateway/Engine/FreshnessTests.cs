using System.Collections.Concurrent;
using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine;

/// <summary>What is shown beside the readings, and in which order it counts.</summary>
internal sealed class FreshnessTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01");

    [Test]
    public async Task Reading_ThatBeganBeforeAWriteEnded_DoesNotShowWhatWasThereBefore()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, web));
        await using var test = new EngineUnderTest(cluster, ClusterKind.Servers, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        var gate = cluster.HoldReads("HV01");
        var before = cluster.Reads.Count;
        await test.UntilAsync(() => cluster.Reads.Count > before);

        var first = await test.SetRoleAsync(sql.Id, MirrorRole.Source);
        var second = await test.SetRoleAsync(web.Id, MirrorRole.Destination);

        Assert.That(second.Revision, Is.GreaterThan(first.Revision));
        var shown = await test.Engine.StatusAsync(CancellationToken.None);
        Assert.That(shown.Revision, Is.GreaterThanOrEqualTo(second.Revision));
        Assert.That(Roles(shown), Is.EqualTo((MirrorRole.Source, MirrorRole.Destination)));
        gate.SetResult();
        await test.UntilAsync(() => cluster.Reads.Count > before + 2);
        var later = await test.StatusAsync(status => status.Revision > shown.Revision);
        Assert.That(Roles(later), Is.EqualTo((MirrorRole.Source, MirrorRole.Destination)));
    }

    [Test]
    public async Task Reading_ThatBeganAfterAWrite_ShowsWhatSomebodyElseDidSince()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, web));
        await using var test = new EngineUnderTest(cluster, ClusterKind.Servers, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        await test.SetRoleAsync(sql.Id, MirrorRole.Source);
        var repair = cluster.HoldWrites("HV01");
        cluster.Put(Some.Node("HV01", sql with { Role = new RoleSetting(MirrorRole.Destination) }, web));
        await test.StatusAsync(status => Roles(status).Sql == MirrorRole.Destination);
        repair.SetResult();
    }

    [Test]
    public async Task Write_WhileAReadingHangs_DoesNotWaitForIt()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, web));
        await using var test = new EngineUnderTest(cluster, ClusterKind.Servers, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        cluster.HoldReads("HV01");
        var before = cluster.Reads.Count;
        await test.UntilAsync(() => cluster.Reads.Count > before);
        var answer = await test.SetRoleAsync(sql.Id, MirrorRole.Source);
        Assert.That(answer.Adapter.Role.Role, Is.EqualTo(MirrorRole.Source));
    }

    [Test]
    public async Task Machine_ThatCouldNotBeRead_IsNotForgottenBecauseAnotherCould()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, web));
        var reader = new OneReadingFails(cluster);
        // A held reading has no deadline of its own here: the one that fails is the second.
        var options = new EngineOptions { ResyncInterval = EngineUnderTest.Never, ReadDeadline = EngineUnderTest.Never };
        await using var test = new EngineUnderTest(cluster, reader.Seams, ClusterKind.Servers, options, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        await test.SetRoleAsync(web.Id, MirrorRole.Source);
        await test.UntilAsync(() => reader.OfMachines == 1);
        // Both wait behind the reading that is held, so the next takes them together.
        await test.SetRoleAsync(sql.Id, MirrorRole.Source);
        await test.SetRoleAsync(web.Id, MirrorRole.Destination);
        reader.First.SetResult();
        await test.UntilAsync(() => reader.OfMachines == 3);
        cluster.Put(Some.Node("HV01", sql, web with { Name = "renamed" }));
        reader.Third.SetResult();

        var status = await test.StatusAsync(status => status.Snapshot.Adapters[web.Id].Name == "renamed");

        Assert.That(status.Errors.Select(error => error.Fault), Is.EqualTo(new[] { NodeFault.TimedOut }));
    }

    [Test]
    public async Task Addresses_OfGuests_ComeIntoTheSnapshotAndGoAlongWithTheMachine()
    {
        var cluster = Reporting(sql.Id, "10.0.0.1");
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02"));
        cluster.Own(Some.Group(1, "SQL01", "HV01"));
        var guests = new HeldGuests(cluster);
        await using var test = new EngineUnderTest(
            cluster, guests.Seams, ClusterKind.FailoverCluster, new EngineOptions(), "HV01", "HV02");
        await test.StatusAsync(status => AddressesOf(status, sql) is ["10.0.0.1"]);

        guests.Hold();
        cluster.Put(Some.Node("HV01"));
        cluster.Put(Some.Node("HV02", sql with { Node = "HV02" }));
        cluster.Own(Some.Group(1, "SQL01", "HV02"));
        cluster.Reported!.Clear();

        var moved = await test.StatusAsync(status => status.Snapshot.Adapters[sql.Id].Node == "HV02");
        Assert.That(AddressesOf(moved, sql), Is.EqualTo(new[] { "10.0.0.1" }), "no guest has answered since");
        guests.Answer.SetResult();
        await test.StatusAsync(status => AddressesOf(status, sql).IsEmpty);
    }

    [Test]
    public async Task Addresses_OfAMachineOnItsWay_AreNotBlankedByTheNodeThatItLeaves()
    {
        var cluster = Reporting(sql.Id, "10.0.0.1");
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02"));
        cluster.Own(Some.Group(1, "SQL01", "HV01"));
        var guests = new HeldGuests(cluster, "HV02");
        await using var test = new EngineUnderTest(
            cluster, guests.Seams, ClusterKind.FailoverCluster,
            new EngineOptions { AddressInterval = TimeSpan.FromSeconds(5) }, "HV01", "HV02");
        await test.StatusAsync(status => AddressesOf(status, sql) is ["10.0.0.1"]);

        guests.Hold();
        cluster.Put(Some.Node("HV02", sql with { Node = "HV02" }));
        cluster.Own(Some.Group(1, "SQL01", "HV01", GroupState.Pending));
        await test.StatusAsync(status => status.Snapshot.Adapters[sql.Id].Presence == Presence.Moving);
        cluster.Reported!.Clear();
        var asked = guests.Asked("HV01");
        await test.UntilAsync(() => guests.Asked("HV01") > asked + 1);

        Assert.That(AddressesOf(await test.Engine.StatusAsync(CancellationToken.None), sql), Is.EqualTo(new[] { "10.0.0.1" }));
        cluster.Put(Some.Node("HV01"));
        cluster.Own(Some.Group(1, "SQL01", "HV02"));
        guests.Answer.SetResult();
        await test.StatusAsync(status => AddressesOf(status, sql).IsEmpty);
    }

    [Test]
    public async Task Addresses_ThatCannotBeRead_AreNoFailureOfTheNode()
    {
        var cluster = Reporting(sql.Id, "10.0.0.1");
        cluster.Put(Some.Node("HV01", sql));
        await using var test = new EngineUnderTest(cluster, new BrokenGuests(cluster).Seams, ClusterKind.Servers, new EngineOptions(), "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
        await test.PassAsync(TimeSpan.FromSeconds(90));
        var status = await test.Engine.StatusAsync(CancellationToken.None);
        Assert.That(status.Errors, Is.Empty);
        Assert.That(AddressesOf(status, sql), Is.Empty);
    }

    [Test]
    public async Task Engine_ThatIsRemoved_EndsItsStreamsAndKnowsNoAdapterAnyMore()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql));
        var test = new EngineUnderTest(cluster, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
        var roster = new ClusterRoster();
        roster.Add(test.Engine);
        var watching = CountAsync(test.Engine.WatchStatusAsync(CancellationToken.None));
        var rating = CountAsync(test.Engine.WatchRatesAsync(CancellationToken.None));

        Assert.That(await roster.RemoveAsync("FAKE"), Is.True);

        Assert.That(await watching, Is.Positive);
        Assert.That(await rating, Is.Positive);
        Assert.That(roster.TryFind("fake", out _), Is.False);
        Assert.That(await roster.RemoveAsync("fake"), Is.False);
        Assert.ThrowsAsync<AdapterNotFoundException>(() =>
            test.SetRoleAsync(sql.Id, MirrorRole.Source));
        await test.DisposeAsync();
    }

    private static FakeCluster Reporting(AdapterId id, params string[] addresses) => new()
    {
        Reported = new ConcurrentDictionary<AdapterId, ImmutableArray<string>> { [id] = [.. addresses] },
    };

    private static ImmutableArray<string> AddressesOf(ClusterStatus status, Adapter adapter) =>
        status.Snapshot.Adapters.GetValueOrDefault(adapter.Id)?.Addresses ?? [];

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> states)
    {
        var count = 0;
        await foreach (var _ in states)
            count++;
        return count;
    }

    private (MirrorRole Sql, MirrorRole Web) Roles(ClusterStatus status) =>
        (status.Snapshot.Adapters[sql.Id].Role.Role, status.Snapshot.Adapters[web.Id].Role.Role);

    private sealed class BrokenGuests(FakeCluster cluster) : IAddressReader
    {
        public NodeSeams Seams => cluster.Seams with { Addresses = this };

        public Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> ReadAsync(
            string node, CancellationToken cancellationToken) =>
            throw new NodeException(NodeFault.TimedOut, node, "Query", "slow");
    }

    /// <summary>Guests that wait, once held, to be let answer: all, or those of one node.</summary>
    private sealed class HeldGuests(FakeCluster cluster, string? only = null) : IAddressReader
    {
        private readonly ConcurrentQueue<string> asked = new();
        private volatile bool isHeld;

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public NodeSeams Seams => cluster.Seams with { Addresses = this };

        public async Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> ReadAsync(
            string node, CancellationToken cancellationToken)
        {
            var answer = await ((IAddressReader)cluster).ReadAsync(node, cancellationToken);
            asked.Enqueue(node);
            if (!isHeld || (only ?? node) != node)
                return answer;
            await Answer.Task.WaitAsync(cancellationToken);
            return await ((IAddressReader)cluster).ReadAsync(node, cancellationToken);
        }

        public void Hold() => isHeld = true;

        public int Asked(string node) => asked.Count(name => name == node);
    }

    /// <summary>Readings of single machines: the first and the third wait to be let go on, the second fails.</summary>
    private sealed class OneReadingFails(FakeCluster cluster) : INodeReader
    {
        private int ofMachines;

        public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Third { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int OfMachines => Volatile.Read(ref ofMachines);

        public NodeSeams Seams => cluster.Seams with { Nodes = this };

        public async Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
        {
            var number = scope is NodeScope.OneVm ? Interlocked.Increment(ref ofMachines) : 0;
            if (number == 2)
                throw new NodeException(NodeFault.TimedOut, node, "Read", "slow");
            if (number is 1 or 3)
                await (number == 1 ? First : Third).Task.WaitAsync(cancellationToken);
            return await ((INodeReader)cluster).ReadAsync(node, scope, cancellationToken);
        }
    }
}
