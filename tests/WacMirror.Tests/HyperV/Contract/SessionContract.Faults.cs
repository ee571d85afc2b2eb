using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman.Injection;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    [TestCase(WireEffect.ResetBeforeWork, NodeFault.Unreachable)]
    [TestCase(WireEffect.ResetAfterWork, NodeFault.Unreachable)]
    [TestCase(WireEffect.ResetInBody, NodeFault.Unreachable)]
    [TestCase(WireEffect.ShortBody, NodeFault.Unreachable)]
    [TestCase(WireEffect.CutChunk, NodeFault.Unreachable)]
    [TestCase(WireEffect.CutText, NodeFault.ProtocolViolation)]
    [TestCase(WireEffect.Garbage, NodeFault.ProtocolViolation)]
    [TestCase(WireEffect.Unauthorized, NodeFault.AuthenticationFailed)]
    [TestCase(WireEffect.Unavailable, NodeFault.Busy)]
    [TestCase(WireEffect.Quota, NodeFault.QuotaLimit)]
    [TestCase(WireEffect.TimedOut, NodeFault.TimedOut)]
    [TestCase(WireEffect.AccessDenied, NodeFault.AccessDenied)]
    public async Task Node_ThatMisbehaves_IsNamedAndServesAgainAfterwards(WireEffect effect, NodeFault fault)
    {
        node.Server.SetFaults(ContractNode.Name, NodeFaults.Always(effect));
        await Assert.ThatAsync(() => ReadAsync(AllThings), Fails.With(fault));
        node.Server.SetFaults(ContractNode.Name, NodeFaults.None);
        Assert.That(await ReadAsync(AllThings), Has.Count.EqualTo(ContractClasses.Things));
    }

    [Test]
    public async Task Node_ThatRefusesConnections_IsUnreachable()
    {
        node.Server.SetFaults(ContractNode.Name, new NodeFaults { RefusesConnections = true });
        await Assert.ThatAsync(() => ReadAsync(AllThings), Fails.With(NodeFault.Unreachable));
    }

    [Test]
    public async Task Node_ThatNeverAnswers_TimesOutAtTheDeadline()
    {
        node.Server.SetFaults(ContractNode.Name, NodeFaults.Always(WireEffect.Hang));
        var query = ReadAsync(AllThings);
        node.Time.Advance(SessionLimits.Default.OperationDeadline);
        await Assert.ThatAsync(() => query, Fails.With(NodeFault.TimedOut));
    }

    [Test]
    public async Task Node_ThatIsSlow_AnswersAsFast()
    {
        node.Server.SetFaults(ContractNode.Name, new NodeFaults
        {
            Latency = TimeSpan.FromMilliseconds(5),
            Jitter = TimeSpan.FromMilliseconds(10),
        });
        Assert.That(await ReadAsync(AllThings), Has.Count.EqualTo(ContractClasses.Things));
    }

    [Test]
    public async Task Page_ThatBreaksAmidAQuery_FailsItAfterTheRowsBefore()
    {
        node.Server.SetFaults(ContractNode.Name, new NodeFaults
        {
            Rules = [new FaultRule(WireEffect.ResetAfterWork) { Operation = WireOperation.Pull }],
        });
        var rows = 0;
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var _ in Session.QueryAsync(Wire.Ns, AllThings, CancellationToken.None))
                    rows++;
            },
            Fails.With(NodeFault.Unreachable));
        Assert.That(rows, Is.GreaterThan(0).And.LessThan(ContractClasses.Things));
    }

    [TestCase(WireEffect.ResetAfterWork)]
    [TestCase(WireEffect.ResetInBody)]
    [TestCase(WireEffect.CutText)]
    public async Task Invoke_WhoseAnswerIsLost_RanOnceAndIsNotRepeated(WireEffect effect)
    {
        await Session.IdentifyAsync(CancellationToken.None);
        node.Server.SetFaults(ContractNode.Name, new NodeFaults
        {
            Rules = [new FaultRule(effect) { Operation = WireOperation.Invoke }],
        });
        await Assert.ThatAsync(
            () => Session.InvokeAsync(ContractClasses.ServicePath, "Begin", [], CancellationToken.None),
            Throws.TypeOf<NodeException>());
        Assert.That(calls, Is.EqualTo(1));
    }
}
