using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Setting many roles at once over real sockets.</summary>
public sealed class BatchWriteTests
{
    private const string Node = "NODE01";

    private static readonly RoleSetting Source = new(MirrorRole.Source);
    private static readonly RoleSetting Destination = new(MirrorRole.Destination, 5);

    // More than one envelope holds.
    private static LabTopology Large => LabTopology.Scale(1, 130);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Roles_OfMoreAdaptersThanAnEnvelopeHolds_AreAddedChangedAndCleared(bool isAtomic)
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { BatchIsAtomic = isAtomic }, Large);
        var adapters = (await lab.ReadAsync(Node)).Adapters;
        Assert.That(adapters, Has.Length.GreaterThan(260));
        foreach (var wanted in new[] { Source, Destination, RoleSetting.None })
        {
            var outcomes = await lab.SetAsync(Node, adapters.Select(adapter => new RoleChange(adapter, wanted)));
            Assert.That(outcomes.Select(outcome => (outcome.After, outcome.Error)),
                Has.All.EqualTo(((RoleSetting?)wanted, (NodeException?)null)));
            Assert.That((await lab.ReadAsync(Node)).Adapters.Select(adapter => adapter.Role), Has.All.EqualTo(wanted));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task AdapterThatVanished_AndOneThatIsRefused_CostThemselvesOnly(bool isAtomic)
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { BatchIsAtomic = isAtomic }, Large);
        var adapters = (await lab.ReadAsync(Node)).Adapters;
        await lab.SetAsync(Node, adapters.Select(adapter => new RoleChange(adapter, Source)));
        // Wanting what no port has is what makes a node refuse an item.
        var impossible = new RoleSetting((MirrorRole)9);
        var gone = adapters[3] with { Id = new AdapterId(Guid.NewGuid(), Guid.NewGuid()) };
        var outcomes = await lab.SetAsync(Node, adapters.Select((adapter, at) => at switch
        {
            3 => new RoleChange(gone, Destination),
            77 or 200 => new RoleChange(adapter, impossible),
            _ => new RoleChange(adapter, Destination),
        }));
        Assert.Multiple(() =>
        {
            for (var at = 0; at < outcomes.Count; at++)
                Assert.That((outcomes[at].Error?.Fault, outcomes[at].After), Is.EqualTo(at switch
                {
                    3 => ((NodeFault?)NodeFault.NotFound, (RoleSetting?)null),
                    77 or 200 => (NodeFault.OperationFailed, Source),
                    _ => (null, Destination),
                }), $"{at}");
            Assert.That(outcomes[77].Error!.Detail, Does.Contain("MonitorMode is 9"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Machine_ThatLeavesMidBatch_CostsItselfOnly(bool isAtomic)
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { BatchIsAtomic = isAtomic });
        var adapters = (await lab.ReadAsync("HV01")).Adapters.Where(adapter => adapter.HasConnection).ToList();
        await lab.SetAsync("HV01", adapters.Select(adapter => new RoleChange(adapter, Source)));
        var leaver = adapters.First(adapter => adapter.Vm?.Name == "NLB2");
        var move = new Lazy<Task>(() => lab.Lab.MoveAsync("NLB2", "HV02", CancellationToken.None));
        lab.OnInvoke = () => move.Value;
        var outcomes = await lab.SetAsync("HV01", adapters.Select(adapter => new RoleChange(adapter, RoleSetting.None)));
        Assert.That(
            outcomes.Select(outcome => outcome.Error?.Fault),
            Is.EqualTo(adapters.Select(adapter => adapter == leaver ? NodeFault.NotFound : (NodeFault?)null)));
        Assert.That((await lab.AdapterAsync("HV02", "NLB2")).Role, Is.EqualTo(Source), "it took its role along");
    }

    [Test]
    public async Task Writes_ThatTheNodeLoses_AreSilentNoOps()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { WritesAreLost = true }, LabTopology.Scale(1, 40));
        var adapters = (await lab.ReadAsync(Node)).Adapters;
        var outcomes = await lab.SetAsync(Node, adapters.Select(adapter => new RoleChange(adapter, Source)));
        Assert.That(outcomes.Select(outcome => (outcome.Error?.Fault, outcome.Before, outcome.After)),
            Has.All.EqualTo(((NodeFault?)NodeFault.SilentNoOp, (RoleSetting?)RoleSetting.None, (RoleSetting?)RoleSetting.None)));
    }

    [Test]
    public async Task Half_OfTheAdaptersWithASetting_IsModifiedAndHalfAdded()
    {
        await using var lab = await LabUnderTest.StartAsync(topology: LabTopology.Scale(1, 50));
        var adapters = (await lab.ReadAsync(Node)).Adapters;
        await lab.SetAsync(Node, adapters.Where((_, at) => at % 2 == 0).Select(adapter => new RoleChange(adapter, Destination)));
        var outcomes = await lab.SetAsync(Node, adapters.Select(adapter => new RoleChange(adapter, Source)));
        Assert.That(outcomes.Select(outcome => outcome.Error), Has.All.Null);
        Assert.That(
            outcomes.Select(outcome => outcome.Before),
            Is.EqualTo(adapters.Select((_, at) => (RoleSetting?)(at % 2 == 0 ? Destination : RoleSetting.None))));
    }
}
