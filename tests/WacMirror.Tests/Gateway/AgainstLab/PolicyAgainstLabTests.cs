using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Gateway.AgainstLab;

/// <summary>A policy over the lab's sockets: applied, followed over a move, and undone.</summary>
[CancelAfter(120_000)]
internal sealed class PolicyAgainstLabTests
{
    private WatchedLab test = null!;

    [SetUp]
    public async Task StartAsync()
    {
        test = await WatchedLab.StartAsync();
        await test.WatchedNode;
        await test.StatusAsync(
            status => status.Nodes.Length == 3
                && status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null, Error: null })
                && status.Snapshot.Motion.Moving.IsEmpty,
            CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync() => await test.DisposeAsync();

    [Test]
    public async Task Policy_WhoseSourceMoves_HasTheStandbyCollectorOnWhereItIsAndUndoEqualsTheStart(
        CancellationToken cancellationToken)
    {
        var start = Settings(await test.Engine.StatusAsync(cancellationToken));
        var saved = await test.Engine.SavePolicyAsync(
            new MirrorPolicy
            {
                Id = Guid.NewGuid(),
                Name = "balancer",
                Cluster = "lab",
                Mode = PolicyMode.Enforce,
                Collectors = CollectorMode.OnDemand,
                Sources = Named("NLB2"),
                Destinations = [new DestinationGroup(DestinationGroup.Unnamed, Named("COLLECTOR-*", "Capture"))],
            },
            null, "ann", cancellationToken);
        await BoardAsync(IsDone, cancellationToken);
        var status = await test.Engine.StatusAsync(cancellationToken);
        Assert.That(Nic(status, "NLB2").Role.Role, Is.EqualTo(MirrorRole.Source));
        Assert.That(CollectorsOf(status), Is.EqualTo(new[] { "HV01" }));

        await test.Lab.MoveAsync("NLB2", "HV03", cancellationToken);

        await test.StatusAsync(
            now => Nic(now, "NLB2") is { Node: "HV03", Presence: Presence.AtRest } && CollectorsOf(now) is ["HV03"],
            cancellationToken);

        await test.Lab.MoveAsync("NLB2", "HV01", cancellationToken);
        await test.StatusAsync(
            now => Nic(now, "NLB2") is { Node: "HV01", Presence: Presence.AtRest } && CollectorsOf(now) is ["HV01"],
            cancellationToken);

        await test.Engine.EndPolicyAsync(saved.Policy.Id, saved.Policy.Revision, "ann", cancellationToken);

        await BoardAsync(board => board.Ledger.IsEmpty && board.Plan.IsSettled, cancellationToken);
        Assert.That(Settings(await test.Engine.StatusAsync(cancellationToken)), Is.EqualTo(start));
    }

    private static Selector Named(string machine, string? adapter = null) =>
        new([new SelectorTerm { Vm = machine, Adapter = adapter }], []);

    private static bool IsDone(PolicyBoard board) =>
        board.Halted is null && !board.Ledger.IsEmpty && board.Plan.IsSettled
        && board.Ledger.All(row => row.State == LedgerState.Held);

    private static string[] CollectorsOf(ClusterStatus status) =>
    [
        .. status.Snapshot.Adapters.Values
            .Where(adapter => adapter.Vm?.Name.StartsWith("COLLECTOR-", StringComparison.Ordinal) == true
                && adapter.Role.Role == MirrorRole.Destination && adapter.Switch?.Name == Nic(status, "NLB2").Switch?.Name)
            .Select(adapter => adapter.Node),
    ];

    private static Adapter Nic(ClusterStatus status, string machine) =>
        status.Snapshot.Adapters.Values.First(adapter => adapter.Vm?.Name == machine);

    private static Dictionary<AdapterId, RoleSetting> Settings(ClusterStatus status) =>
        status.Snapshot.Adapters.ToDictionary(pair => pair.Key, pair => pair.Value.Role);

    private async Task BoardAsync(Func<PolicyBoard, bool> holds, CancellationToken cancellationToken)
    {
        await foreach (var board in test.Engine.WatchPoliciesAsync(cancellationToken))
            if (holds(board))
                return;
        throw new InvalidOperationException("The engine ended.");
    }
}
