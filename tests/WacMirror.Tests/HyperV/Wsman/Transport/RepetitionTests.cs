using System.Net;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

/// <summary>What is sent a second time, and what never is.</summary>
public sealed class RepetitionTests
{
    private static readonly string Row = Wire.Instance("Msvm_X", "<p:A>1</p:A>");

    private static readonly Func<HttpResponseMessage> Busy = ScriptedHandler.Answer(
        Wire.Fault("w:InternalError", "<f:WSManFault xmlns:f=\"urn:f\" Code=\"1753\"/>"), HttpStatusCode.InternalServerError);

    [Test]
    public async Task Query_OverAConnectionThatTurnsOutToBeDead_IsAskedOnceMore()
    {
        await using var node = new ClosingNode([Wire.Enumerate(Row), null], [Wire.Enumerate(Row)]);
        using var session = Connect(node);
        await Wire.ReadAllAsync(session);
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
        Assert.That(node.Requests.Select(request => request.Connection), Is.EqualTo((int[])[1, 1, 2]));
    }

    [Test]
    public async Task Query_OverANewConnectionThatDies_IsNotAskedAgain()
    {
        await using var node = new ClosingNode([null], [Wire.Enumerate(Row)]);
        using var session = Connect(node);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.Unreachable));
        Assert.That(node.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Invoke_OverAConnectionThatTurnsOutToBeDead_IsSentOnce()
    {
        await using var node = new ClosingNode([Wire.Enumerate(Row), null], [Wire.Enumerate(Row)]);
        using var session = Connect(node);
        await Wire.ReadAllAsync(session);
        await Assert.ThatAsync(
            () => session.InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None),
            Fails.With(NodeFault.Unreachable));
        Assert.That(node.Requests.Count(request => request.Text.Contains("M_INPUT", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_OverAConnectionThatTurnsOutToBeDead_IsSentOnce()
    {
        await using var node = new ClosingNode([Wire.Enumerate(Row, "uuid:1"), null], [Wire.Pull(Row)]);
        using var session = Connect(node);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.Unreachable));
        Assert.That(node.Requests.Count(request => request.Text.Contains("<n:Pull>", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Query_MetByABusyNode_IsAskedOnceMoreAfterAPause()
    {
        var handler = new ScriptedHandler(Busy, ScriptedHandler.Answer(Wire.Enumerate(Row)));
        var time = new ImpatientTime();
        using var session = Session(handler, time);
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
        Assert.That(time.Pauses, Is.EqualTo((TimeSpan[])[TimeSpan.FromMilliseconds(500)]));
    }

    [Test]
    public async Task Query_MetByANodeThatStaysBusy_SaysSo()
    {
        var handler = new ScriptedHandler(Busy, ScriptedHandler.Answer("<html/>", HttpStatusCode.ServiceUnavailable));
        using var session = Session(handler, new ImpatientTime());
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.Busy));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Invoke_MetByABusyNode_IsSentOnce()
    {
        var handler = new ScriptedHandler(Busy);
        using var session = Session(handler, new ImpatientTime());
        await Assert.ThatAsync(
            () => session.InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None),
            Fails.With(NodeFault.Busy));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Requests_ThatChangeOrMoveOn_AreNotRepeatable() => Assert.Multiple(() =>
    {
        var query = Wql.Select("Msvm_X");
        var path = CimPath.Of(Wire.Ns, "Msvm_X");
        Assert.That(WsmanRequests.Identify().IsRepeatable, Is.True);
        Assert.That(Wire.Requests.Enumerate(Wire.Ns, query).IsRepeatable, Is.True);
        Assert.That(Wire.Requests.Get(path).IsRepeatable, Is.True);
        Assert.That(Wire.Requests.Pull(Wire.Ns, query, "uuid:1").IsRepeatable, Is.False);
        Assert.That(Wire.Requests.Release(Wire.Ns, query, "uuid:1").IsRepeatable, Is.False);
        Assert.That(Wire.Requests.Invoke(path, "M", []).IsRepeatable, Is.False);
    });

    private static WsmanSession Connect(ClosingNode node) => WsmanSession.Connect(node.Endpoint, SessionLimits.Default);

    private static WsmanSession Session(HttpMessageHandler handler, TimeProvider time) =>
        new(new WacMirror.HyperV.Wsman.Transport.WsmanHttp(Wire.Endpoint, handler), Wire.Requests, time);
}
