using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;

namespace WacMirror.Tests.Gateway.AgainstLab;

/// <summary>Moves, drains and crashes as an engine sees them, which knows them by events alone.</summary>
[CancelAfter(120_000)]
internal sealed class MotionAgainstLabTests
{
    private WatchedLab test = null!;

    [SetUp]
    public async Task StartAsync()
    {
        test = await WatchedLab.StartAsync();
        await test.WatchedNode;
        await test.StatusAsync(IsSettled, CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync() => await test.DisposeAsync();

    [Test]
    public async Task Move_IsFollowedByTheMachineAndItsRole(CancellationToken cancellationToken)
    {
        var nlb = Nic(await test.Engine.StatusAsync(cancellationToken), "NLB1");
        await test.SetRoleAsync(nlb.Id, MirrorRole.Destination);

        await test.Lab.MoveAsync("NLB1", "HV03", cancellationToken);

        var status = await test.StatusAsync(
            status => Nic(status, "NLB1") is { Node: "HV03", Presence: Presence.AtRest, PortId: not null }, cancellationToken);
        Assert.That(Nic(status, "NLB1").Id, Is.EqualTo(nlb.Id));
        Assert.That(Nic(status, "NLB1").Role.Role, Is.EqualTo(MirrorRole.Destination));
        Assert.That(Nic(status, "NLB1").Switch!.Name, Is.EqualTo(nlb.Switch!.Name));
        await test.SetRoleAsync(nlb.Id, MirrorRole.None);
    }

    [Test]
    public async Task Drain_LosesNoAdapterOnTheWayAndComesToRest(CancellationToken cancellationToken)
    {
        var before = await test.Engine.StatusAsync(cancellationToken);
        var smallest = before.Snapshot.Adapters.Count;
        using var drained = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync();

        await test.Lab.DrainAsync("HV01", cancellationToken);

        var after = await test.StatusAsync(
            status => IsSettled(status) && !Clustered(status).Any(adapter => adapter.Node == "HV01")
                && status.Nodes[0].Cluster is { State: ClusterNodeState.Paused, IsDraining: false },
            cancellationToken);
        await drained.CancelAsync();
        await watching;
        Assert.That(after.Snapshot.Adapters.Keys, Is.EqualTo(before.Snapshot.Adapters.Keys));
        Assert.That(smallest, Is.EqualTo(before.Snapshot.Adapters.Count), "at no time");

        async Task WatchAsync()
        {
            try
            {
                await foreach (var status in test.Engine.WatchStatusAsync(drained.Token))
                    smallest = Math.Min(smallest, status.Snapshot.Adapters.Count);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [Test]
    public async Task Crash_OfTheWatchedNode_IsWatchedElsewhereAndItsMachinesComeToRestThere(
        CancellationToken cancellationToken)
    {
        var node = await test.WatchedNode;
        var there = Clustered(await test.Engine.StatusAsync(cancellationToken))
            .Where(adapter => adapter.Node == node).Select(adapter => adapter.Id).ToHashSet();
        Assert.That(there, Is.Not.Empty);

        await test.Lab.CrashAsync(node, cancellationToken);

        var status = await test.StatusAsync(
            status => status.Errors.Any(error => error.Node == node)
                && there.All(id => status.Snapshot.Adapters[id] is { Presence: Presence.AtRest } adapter && adapter.Node != node),
            cancellationToken);
        Assert.That(status.Errors.Single().Fault, Is.EqualTo(NodeFault.Unreachable));
        Assert.That(await test.WatchedNode, Is.Not.EqualTo(node));
        await test.SetRoleAsync(there.First(), MirrorRole.Source);
    }

    [Test]
    public async Task Addresses_OfRunningGuests_ComeIntoTheSnapshot(CancellationToken cancellationToken)
    {
        var status = await test.StatusAsync(
            status => !Nic(status, "NLB1").Addresses.IsEmpty && !Nic(status, "NLB2").Addresses.IsEmpty, cancellationToken);
        Assert.That(Nic(status, "NLB1").Addresses, Is.Not.EqualTo(Nic(status, "NLB2").Addresses));
    }

    private static IEnumerable<Adapter> Clustered(ClusterStatus status) =>
        status.Snapshot.Adapters.Values.Where(adapter => adapter.Vm is { } vm && !vm.Name.StartsWith("COLLECTOR", StringComparison.Ordinal));

    private static Adapter Nic(ClusterStatus status, string machine) =>
        status.Snapshot.Adapters.Values.First(adapter => adapter.Vm?.Name == machine);

    /// <summary>Every node was read, and the cluster and its groups' machines are known.</summary>
    private static bool IsSettled(ClusterStatus status) =>
        status.Nodes.Length == 3
        && status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null, Error: null })
        && status.Snapshot.Motion.Moving.IsEmpty;
}
