using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

/// <summary>What becomes of many roles in one call.</summary>
public sealed class RoleBatchTests
{
    private static readonly RoleSetting Source = new(MirrorRole.Source);

    [Test]
    public async Task Settings_OfManyPorts_AreModifiedInFewEnvelopesThatANodeTakes()
    {
        var ports = new ManyPorts(1000, withSettings: true);
        var outcomes = await ports.SetAsync(Source);
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(outcome => outcome.Id), Is.EqualTo(ports.Adapters.Select(adapter => adapter.Id)));
            Assert.That(
                outcomes.Select(outcome => (outcome.Before, outcome.After, outcome.Error)),
                Has.All.EqualTo(((RoleSetting?)RoleSetting.None, (RoleSetting?)Source, (NodeException?)null)));
            Assert.That(ports.Writes.Select(ManyPorts.BytesOf), Has.All.LessThan(512_000));
            Assert.That(
                ports.Writes.Count(call => ManyPorts.BytesOf(call) < 400_000), Is.LessThan(2), "all but the last are full");
            Assert.That(
                ports.Writes.SelectMany(ManyPorts.Embedded).Select(setting => setting.Boolean("AllowMacSpoofing")),
                Has.All.True);
        });
    }

    [Test]
    public async Task Requests_ApartFromAdds_DoNotGrowWithThePorts()
    {
        var ports = new ManyPorts(600, withSettings: false);
        await ports.SetAsync(Source);
        var queries = ports.Session.Queries;
        Assert.Multiple(() =>
        {
            Assert.That(ports.Writes.Count(call => call.Method == "AddFeatureSettings"), Is.EqualTo(600));
            Assert.That(queries.Count(wql => wql.Contains("FROM Msvm_EthernetSwitchPortSecurity", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(queries.Count(wql => wql.Contains("FROM Msvm_EthernetPortAllocation", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(queries, Has.None.Contains("'%"), "the class read whole holds the template");
        });
    }

    [Test]
    public async Task Ports_ThatAreFew_AreReadByName()
    {
        var ports = new ManyPorts(3, withSettings: true);
        await ports.SetAsync(Source);
        Assert.That(ports.Session.Queries[0].Split(" OR "), Has.Length.EqualTo(3));
        Assert.That(ports.Writes.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Query_ThatIsTooMuchForANode_IsAskedForTheWholeClass()
    {
        var ports = new ManyPorts(3, withSettings: true);
        ports.OnAsked = wql =>
        {
            if (wql.Contains(" OR ", StringComparison.Ordinal))
                throw new NodeException(NodeFault.QuotaLimit, "HV01", "Query", "too complex");
        };
        Assert.That((await ports.SetAsync(Source)).Select(outcome => outcome.Error), Has.All.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Ports_ThatTheNodeRefuses_CostThemselvesOnly(bool isAtomic)
    {
        var ports = new ManyPorts(500, withSettings: true) { IsAtomic = isAtomic };
        int[] bad = [0, 77, 78, 400];
        ports.Bad.UnionWith(bad.Select(at => ports.Adapters[at].Id));
        var outcomes = await ports.SetAsync(Source);
        Assert.Multiple(() =>
        {
            for (var at = 0; at < outcomes.Count; at++)
                Assert.That(
                    (outcomes[at].Error?.Fault, outcomes[at].After),
                    Is.EqualTo(bad.Contains(at)
                        ? ((NodeFault?)NodeFault.OperationFailed, (RoleSetting?)RoleSetting.None)
                        : (null, Source)),
                    $"{at}");
            Assert.That(ports.Writes.Count(), Is.LessThan(80));
        });
    }

    [Test]
    public async Task RefusalForLackOfRights_IsNotSearchedForASingleCulprit()
    {
        var ports = new ManyPorts(100, withSettings: true)
        {
            OnCall = _ => throw new NodeException(NodeFault.AccessDenied, "HV01", "Invoke", "no"),
        };
        var outcomes = await ports.SetAsync(Source);
        Assert.That(outcomes.Select(outcome => outcome.Error?.Fault), Has.All.EqualTo(NodeFault.AccessDenied));
        Assert.That(ports.Writes.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task LostAnswer_OfABatch_IsNeverRepeated()
    {
        var ports = new ManyPorts(100, withSettings: true)
        {
            OnCall = _ => throw new NodeException(NodeFault.TimedOut, "HV01", "Invoke", "lost"),
        };
        var outcomes = await ports.SetAsync(Source);
        Assert.That(outcomes.Select(outcome => outcome.Error?.Fault), Has.All.EqualTo(NodeFault.TimedOut));
        Assert.That(ports.Writes.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Template_OfAnEarlierBatch_IsReadAnewWhenTheNodeRefusesIt()
    {
        var ports = new ManyPorts(2, withSettings: false);
        await ports.SetAsync(Source);
        ports.Forget(ports.Adapters[0]);
        await ports.SetAsync(Source);
        Assert.That(TemplateQueries(ports), Is.EqualTo(1), "asked for once");
        ports.Forget(ports.Adapters[0]);
        var refusals = 1;
        ports.OnCall = _ =>
        {
            if (refusals-- > 0)
                throw new NodeException(NodeFault.InvalidParameter, "HV01", "Invoke", "not this one");
        };
        Assert.That((await ports.SetAsync(Source)).Select(outcome => outcome.Error), Has.All.Null);
        Assert.That(TemplateQueries(ports), Is.EqualTo(2));
    }

    [Test]
    public async Task Change_CancelledWhileItRuns_SendsNoMoreAndLooksAtWhatWasSent()
    {
        using var cancel = new CancellationTokenSource();
        var ports = new ManyPorts(50, withSettings: false) { OnCall = _ => cancel.Cancel() };
        var outcomes = await ports.SetAsync(Source, cancel.Token);
        var sent = ports.Writes.Count();
        Assert.Multiple(() =>
        {
            Assert.That(sent, Is.InRange(1, 6));
            Assert.That(outcomes.Count(outcome => outcome.Error is null && outcome.After == Source), Is.EqualTo(sent));
            Assert.That(
                outcomes.Where(outcome => outcome.Error is not null).Select(outcome => (outcome.Error!.Fault, outcome.After)),
                Has.All.EqualTo((NodeFault.TimedOut, (RoleSetting?)RoleSetting.None)));
        });
    }

    [Test]
    public async Task Change_CancelledAfterARefusal_StillTellsWhatBecameOfEach()
    {
        var ports = new ManyPorts(2, withSettings: false);
        await ports.SetAsync(Source);
        ports.Forget(ports.Adapters[0]);
        await ports.SetAsync(Source);
        ports.Forget(ports.Adapters[0]);
        using var cancel = new CancellationTokenSource();
        ports.OnCall = _ =>
        {
            cancel.Cancel();
            throw new NodeException(NodeFault.InvalidParameter, "HV01", "Invoke", "not this one");
        };
        var outcomes = await ports.SetAsync(Source, cancel.Token);
        Assert.That(
            outcomes.Select(outcome => (outcome.Error?.Fault, outcome.After)),
            Is.EqualTo(new[] { ((NodeFault?)NodeFault.InvalidParameter, (RoleSetting?)RoleSetting.None), (null, Source) }));
    }

    [Test]
    public void Change_CancelledBeforeItBegins_WritesNothing()
    {
        var ports = new ManyPorts(1, withSettings: true);
        Assert.That(
            () => ports.SetAsync(Source, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ports.Writes, Is.Empty);
    }

    [Test]
    public void Adapter_TwiceInABatch_IsRefused()
    {
        var ports = new ManyPorts(1, withSettings: true);
        var change = new RoleChange(ports.Adapters[0], Source);
        Assert.That(
            () => ports.Writer.WriteAsync("HV01", [change, change], CancellationToken.None), Throws.ArgumentException);
    }

    private static int TemplateQueries(ManyPorts ports) =>
        ports.Session.Queries.Count(wql => wql.Contains("LIKE '%", StringComparison.Ordinal));
}
