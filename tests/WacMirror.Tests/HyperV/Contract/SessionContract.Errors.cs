using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    [TestCase(CimFaultKind.AccessDenied, NodeFault.AccessDenied)]
    [TestCase(CimFaultKind.InternalError, NodeFault.InternalError)]
    [TestCase(CimFaultKind.InvalidParameter, NodeFault.InvalidParameter)]
    [TestCase(CimFaultKind.InvalidQuery, NodeFault.InvalidQuery)]
    [TestCase(CimFaultKind.InvalidNamespace, NodeFault.NotFound)]
    [TestCase(CimFaultKind.QuotaLimit, NodeFault.QuotaLimit)]
    [TestCase(CimFaultKind.SchemaValidationError, NodeFault.SchemaViolation)]
    [TestCase(CimFaultKind.TimedOut, NodeFault.TimedOut)]
    public void Fault_OfTheNode_HasItsNameAndSaysWhoAndWhat(CimFaultKind kind, NodeFault fault)
    {
        things.BeforeRead = () => throw new CimFault(kind, "なぜなら");
        var error = Assert.ThrowsAsync<NodeException>(() => ReadAsync(AllThings))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Fault, Is.EqualTo(fault));
            Assert.That(error.Node, Is.EqualTo(ContractNode.Name));
            Assert.That(error.Operation, Is.EqualTo("Query Msvm_Thing"));
            Assert.That(error.Detail, Is.Not.Empty);
        });
    }

    [Test]
    public async Task Operation_BeyondItsDeadline_TimesOut()
    {
        using var entered = new SemaphoreSlim(0);
        using var gate = new ManualResetEventSlim();
        Hold(entered, gate);
        var query = ReadAsync(AllThings);
        await EnteredAsync(entered, query);
        node.Time.Advance(SessionLimits.Default.OperationDeadline);
        await Assert.ThatAsync(() => query, Fails.With(NodeFault.TimedOut));
        gate.Set();
    }

    [Test]
    public async Task Operation_ThatTheCallerCancels_IsCancelledAndNoFault()
    {
        using var entered = new SemaphoreSlim(0);
        using var gate = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        Hold(entered, gate);
        var query = ReadAsync(AllThings, stop.Token);
        await EnteredAsync(entered, query);
        await stop.CancelAsync();
        await Assert.ThatAsync(() => query, Throws.InstanceOf<OperationCanceledException>());
        gate.Set();
    }

    [Test]
    public async Task Node_ThatIsGone_IsUnreachableAndServesAgainWhenItIsBack()
    {
        node.Server.SetReachable(ContractNode.Name, false);
        await Assert.ThatAsync(() => Session.IdentifyAsync(CancellationToken.None), Fails.With(NodeFault.Unreachable));
        node.Server.SetReachable(ContractNode.Name, true);
        Assert.That(await ReadAsync(AllThings), Has.Count.EqualTo(ContractClasses.Things));
    }

    /// <summary>Waits until the node works on the query; a query that fails before is the test's failure.</summary>
    private static async Task EnteredAsync(SemaphoreSlim entered, Task query)
    {
        if (await Task.WhenAny(entered.WaitAsync(), query) == query)
            await query;
    }

    private void Hold(SemaphoreSlim entered, ManualResetEventSlim gate) => things.BeforeRead = () =>
    {
        entered.Release();
        gate.Wait();
    };
}
