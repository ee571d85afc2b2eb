using System.Net;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Transport;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

public sealed class EnumerationTests
{
    // Only a broken reader waits; the test then fails instead of hanging.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);

    private static readonly string Row = Wire.Instance("Msvm_X", "<p:A>1</p:A>");

    [Test]
    public async Task Query_OverSeveralPages_PullsWithTheLatestContextUntilTheEnd()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Answer(Wire.Enumerate(Row, "uuid:1")),
            ScriptedHandler.Answer(Wire.Pull(Row + Row, "uuid:2")),
            ScriptedHandler.Answer(Wire.Pull(Row)));
        var rows = await Wire.ReadAllAsync(Wire.Session(handler));
        Assert.That(rows, Has.Count.EqualTo(4));
        Assert.That(handler.Requests, Has.Count.EqualTo(3));
        Assert.That(handler.Requests[1], Does.Contain("<n:EnumerationContext>uuid:1</n:EnumerationContext>"));
        Assert.That(handler.Requests[2], Does.Contain("<n:EnumerationContext>uuid:2</n:EnumerationContext>"));
    }

    [Test]
    public async Task Query_WhoseFirstAnswerHoldsOnlyAContext_IsPulled()
    {
        var session = Wire.Session(
            ScriptedHandler.Answer(Wire.Envelope(
                "<n:EnumerateResponse><n:EnumerationContext>uuid:1</n:EnumerationContext></n:EnumerateResponse>")),
            ScriptedHandler.Answer(Wire.Pull(Row)));
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Query_LeftEarly_IsReleased()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Answer(Wire.Enumerate(Row + Row, "uuid:9")),
            ScriptedHandler.Answer(Wire.Envelope(string.Empty)));
        await foreach (var row in Wire.Session(handler).QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), CancellationToken.None))
        {
            Assert.That(row.Text("A"), Is.EqualTo("1"));
            break;
        }
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
        Assert.That(handler.Requests[1], Does.Contain("<n:Release>").And.Contain("uuid:9"));
    }

    [Test]
    public void Query_CancelledBetweenRows_IsReleasedAndSaysCancelled()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ScriptedHandler(
            ScriptedHandler.Answer(Wire.Enumerate(Row, "uuid:9")),
            ScriptedHandler.Answer(Wire.Envelope(string.Empty)));
        Assert.That(
            async () =>
            {
                await foreach (var row in Wire.Session(handler).QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), stop.Token))
                    await stop.CancelAsync();
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(handler.Requests[^1], Does.Contain("<n:Release>"));
    }

    [Test]
    public async Task Query_CancelledWithinAPull_IsReleased()
    {
        using var stop = new CancellationTokenSource();
        var handler = new HoldingHandler(
            "<n:Pull>",
            ScriptedHandler.Answer(Wire.Enumerate(Row, "uuid:9")),
            ScriptedHandler.Answer(Wire.Envelope(string.Empty)));
        var reading = Wire.ReadAllAsync(Wire.Session(handler), cancellationToken: stop.Token);
        await handler.Held;
        await stop.CancelAsync();
        await Assert.ThatAsync(() => reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(handler.Requests[^1], Does.Contain("<n:Release>").And.Contain("uuid:9"));
    }

    [TestCase(false, NodeFault.ProtocolViolation)]
    [TestCase(true, NodeFault.TimedOut)]
    public void Query_WhoseAnswerSaysNothingOfItsEnd_IsReleased(bool isTimedOut, NodeFault fault)
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Answer(Wire.Enumerate(Row, "uuid:9")),
            isTimedOut
                ? ScriptedHandler.Answer(Wire.Fault("w:TimedOut", string.Empty), HttpStatusCode.InternalServerError)
                : ScriptedHandler.Answer("<garbage>"),
            ScriptedHandler.Answer(Wire.Envelope(string.Empty)));
        Assert.That(() => Wire.ReadAllAsync(Wire.Session(handler)), Fails.With(fault));
        Assert.That(handler.Requests[^1], Does.Contain("<n:Release>").And.Contain("uuid:9"));
    }

    [Test]
    public void Query_ThatTheNodeEndsWithAFault_IsNotReleased()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Answer(Wire.Enumerate(Row, "uuid:9")),
            ScriptedHandler.Answer(Wire.Fault("w:AccessDenied", string.Empty), HttpStatusCode.InternalServerError));
        Assert.That(() => Wire.ReadAllAsync(Wire.Session(handler)), Fails.With(NodeFault.AccessDenied));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Release_ThatTheNodeDoesNotAnswer_IsWaitedForOnlyBriefly()
    {
        var time = new FakeTimeProvider();
        var handler = new HoldingHandler("<n:Release>", ScriptedHandler.Answer(Wire.Enumerate(Row + Row, "uuid:9")));
        var session = new WsmanSession(new WsmanHttp(Wire.Endpoint, handler), Wire.Requests, time);
        var leaving = LeaveAsync();
        await handler.Held;
        Assert.That(leaving.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(2));
        await leaving.WaitAsync(TooLong);

        async Task LeaveAsync()
        {
            await foreach (var row in session.QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), CancellationToken.None))
                break;
        }
    }

    [Test]
    public async Task Row_OfAnAnswerStillArriving_IsHandedOutBeforeTheRest()
    {
        var whole = Wire.Enumerate(Row + Row);
        var split = whole.LastIndexOf("</p:A>", StringComparison.Ordinal);
        await using var arriving = new ArrivingStream(whole[..split], whole[split..]);
        await using var rows = Wire.Session(ScriptedHandler.Answer(arriving))
            .QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await rows.MoveNextAsync().AsTask().WaitAsync(TooLong), Is.True);
        Assert.That(arriving.IsRestRead, Is.False);
        arriving.LetTheRestArrive();
        Assert.That(await rows.MoveNextAsync(), Is.True);
        Assert.That(await rows.MoveNextAsync(), Is.False);
    }

    [Test]
    public void Query_AnsweredWithoutRowsForever_EndsAsAProtocolViolation()
    {
        var session = Wire.Session([.. Enumerable.Repeat(ScriptedHandler.Answer(Wire.Pull(string.Empty, "uuid:1")), 100)]);
        Assert.That(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public void Query_AnsweredWithNeitherEndNorContext_EndsAsAProtocolViolation() => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(Wire.Envelope(
            "<n:EnumerateResponse><n:EnumerationContext/></n:EnumerateResponse>")))),
        Fails.With(NodeFault.ProtocolViolation));
}
