using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>Two nodes with a machine to watch and a collector each, and an engine over them that is not started by
/// itself.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class DeskFixture
{
    protected static readonly RoleSetting Source = new(MirrorRole.Source);
    protected static readonly RoleSetting Destination = new(MirrorRole.Destination);

    protected Adapter Sql { get; } = Some.Nic(1, "SQL01");

    protected Adapter Collector { get; } = Some.Nic(2, "COL01");

    protected Adapter Web { get; } = Some.Nic(3, "SQL02", "HV02");

    protected Adapter Collector2 { get; } = Some.Nic(4, "COL02", "HV02");

    protected FakeCluster Cluster { get; private set; } = null!;

    /// <summary>The engine that was started last.</summary>
    protected EngineUnderTest Test { get; set; } = null!;

    [SetUp]
    public void Build()
    {
        Cluster = NewCluster();
        Cluster.Put(Some.Node("HV01", Sql, Collector));
        Cluster.Put(Some.Node("HV02", Web, Collector2));
        Cluster.Own(
            Some.Group(1, "SQL01", "HV01"), Some.Group(2, "COL01", "HV01"),
            Some.Group(3, "SQL02", "HV02"), Some.Group(4, "COL02", "HV02"));
    }

    [TearDown]
    public async Task EndAsync()
    {
        if (Test is not null)
            await Test.DisposeAsync();
    }

    protected virtual FakeCluster NewCluster() => new();

    /// <summary>SQL machines to the collectors.</summary>
    protected static MirrorPolicy NewPolicy(string sources = "SQL*", string collectors = "COL*") => new()
    {
        Id = Guid.NewGuid(),
        Name = "databases",
        Cluster = "fake",
        Mode = PolicyMode.Enforce,
        Sources = Named(sources),
        Destinations = [new DestinationGroup(DestinationGroup.Unnamed, Named(collectors))],
    };

    protected static Selector Named(string pattern) => new([new SelectorTerm { Vm = pattern }], []);

    protected async Task<EngineUnderTest> StartAsync(EngineOptions? options = null)
    {
        Test = new EngineUnderTest(Cluster, options ?? new EngineOptions(), "HV01", "HV02");
        await SeenAsync();
        return Test;
    }

    /// <summary>Another engine on the same cluster, store and clock, as after a restart.</summary>
    protected async Task RestartAsync()
    {
        Test = new EngineUnderTest(
            Cluster, Cluster.Seams, ClusterKind.FailoverCluster, new EngineOptions(), Test.Store, Test.Time, "HV01", "HV02");
        await SeenAsync();
    }

    protected Task<PolicyRevision> SaveAsync(MirrorPolicy policy, PolicyRollout? rollout = null) =>
        Test.Engine.SavePolicyAsync(policy, rollout, "ann", CancellationToken.None);

    protected Task<PolicyRevision> EndAsync(PolicyRevision revision) =>
        Test.Engine.EndPolicyAsync(revision.Policy.Id, revision.Policy.Revision, "ann", CancellationToken.None);

    /// <summary>Waits until nothing remains to be done of what was saved, and no row is open.</summary>
    protected Task<PolicyBoard> SettledAsync(Func<PolicyBoard, bool>? also = null) => Test.BoardAsync(board =>
        board.Halted is null && board.Plan.IsSettled && board.StatusRevision > 0
        && board.Ledger.All(row => row.State == LedgerState.Held) && (also is null || also(board)));

    protected RoleSetting[] Roles() =>
        [.. new[] { Sql, Collector, Web, Collector2 }.Select(adapter => Cluster[adapter.Id].Role)];

    protected async Task<ImmutableArray<AuditRow>> AuditAsync() =>
        [.. (await Test.Store.AuditAsync(new AuditQuery("fake", Limit: 1000), CancellationToken.None)).Select(row => row.Row).Reverse()];

    protected async Task<string[]> ActionsAsync(Adapter adapter)
    {
        var setting = new SettingKey.Role(adapter.Id).ToString();
        return [.. (await AuditAsync()).Where(row => row.Setting == setting).Select(row => $"{row.Actor} {row.Action} {row.Detail}")];
    }

    private Task SeenAsync() => Test.StatusAsync(status =>
        status.Nodes.Length == 2 && status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null }));
}
