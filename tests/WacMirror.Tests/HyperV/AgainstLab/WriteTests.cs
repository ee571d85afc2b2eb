using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Lab.Cluster;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Setting roles in the default lab over real sockets.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WriteTests
{
    private static readonly RoleSetting Source = new(MirrorRole.Source);
    private static readonly RoleSetting Destination = new(MirrorRole.Destination);

    [Test]
    public async Task Role_OfAMachine_IsAddedChangedAndCleared()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var adapter = await lab.AdapterAsync("HV01", "NLB2");
        foreach (var wanted in new[] { Source, Destination, RoleSetting.None, Source })
        {
            var outcome = await lab.SetAsync(adapter, wanted);
            Assert.That((outcome.Error, outcome.After), Is.EqualTo(((NodeException?)null, (RoleSetting?)wanted)));
            var seen = await lab.AdapterAsync("HV01", "NLB2");
            Assert.That((seen.Role, seen.HasSecuritySetting), Is.EqualTo((wanted, true)));
        }
    }

    [Test]
    public async Task Roles_OfManyAdaptersOfEveryKind_AreSetInOneCall()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var adapters = (await lab.ReadAsync("HV02")).Adapters.Where(adapter => adapter.HasConnection).ToList();
        var outcomes = await lab.Roles.WriteAsync(
            "HV02", [.. adapters.Select(adapter => new RoleChange(adapter, Destination))], CancellationToken.None);
        Assert.That(outcomes.Select(outcome => outcome.Error), Has.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Id), Is.EqualTo(adapters.Select(adapter => adapter.Id)));
        Assert.That((await lab.ReadAsync("HV02")).Adapters.Select(adapter => adapter.Role), Has.All.EqualTo(Destination));
        Assert.That(adapters.Select(adapter => adapter.Kind).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Write_ThatTheNodeLoses_IsASilentNoOp()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { WritesAreLost = true });
        var outcome = await lab.SetAsync(await lab.AdapterAsync("HV01", "NLB1"), Source);
        Assert.That(outcome.Error?.Fault, Is.EqualTo(NodeFault.SilentNoOp));
    }

    [Test]
    public async Task Adapter_ThatIsGone_CostsOnlyItself()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var adapter = await lab.AdapterAsync("HV01", "NLB1");
        var gone = adapter with { Id = new AdapterId(Guid.NewGuid(), Guid.NewGuid()) };
        var outcomes = await lab.Roles.WriteAsync(
            "HV01", [new RoleChange(gone, Source), new RoleChange(adapter, Source)], CancellationToken.None);
        Assert.That(outcomes.Select(outcome => outcome.Error?.Fault), Is.EqualTo([NodeFault.NotFound, (NodeFault?)null]));
    }

    [Test]
    public async Task Role_OfAMachine_TravelsWithIt()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { MoveRenewsSettingIds = true });
        await lab.SetAsync(await lab.AdapterAsync("HV01", "NLB2"), Source);
        await lab.Lab.MoveAsync("NLB2", "HV02", CancellationToken.None);
        var moved = await lab.AdapterAsync("HV02", "NLB2");
        Assert.That((moved.Role, moved.Node), Is.EqualTo((Source, "HV02")));
        Assert.That((await lab.SetAsync(moved, RoleSetting.None)).Error, Is.Null);
    }

    [Test]
    public async Task Node_ThatCrashed_IsUnreachableForReadAndWrite()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var adapter = await lab.AdapterAsync("HV01", "COLLECTOR-HV01");
        await lab.Lab.CrashAsync("HV01", CancellationToken.None);
        await Assert.ThatAsync(() => lab.ReadAsync("HV01"), Support.Fails.With(NodeFault.Unreachable));
        await Assert.ThatAsync(() => lab.SetAsync(adapter, Source), Support.Fails.With(NodeFault.Unreachable));
        Assert.That((await lab.ReadAsync("HV02")).Adapters, Is.Not.Empty);
    }
}
