using System.Net;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman.Transport;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NegotiateCarrierTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task Messages_OneAfterTheOther_UseOneConnectionAndOneHandshake()
    {
        var node = new FakeNegotiateNode();
        using var session = node.Session(time);
        for (var query = 0; query < 3; query++)
            Assert.That((await Wire.ReadAllAsync(session))[0].Text("A"), Is.EqualTo("1"));
        Assert.That(node.Connections, Is.EqualTo(1));
        Assert.That(node.Messages, Has.Count.EqualTo(3).And.All.Matches<(int, string Text)>(message =>
            message.Text.Contains("<n:Enumerate>", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Messages_BeyondTheBound_WaitUntilAnAnswerIsRead()
    {
        var node = new FakeNegotiateNode();
        using var carrier = node.Carrier(time, bound: 2);
        var request = Wire.Requests.Enumerate(Wire.Ns, Wql.Select("Msvm_X"));
        using var first = await carrier.SendAsync(request, CancellationToken.None);
        var second = await carrier.SendAsync(request, CancellationToken.None);
        var third = carrier.SendAsync(request, CancellationToken.None);
        Assert.That(third.IsCompleted, Is.False);
        second.Dispose();
        using var last = await third;
        Assert.That(node.Connections, Is.EqualTo(2));
        Assert.That(node.Messages.Select(message => message.Connection), Is.EqualTo((int[])[1, 2, 2]));
    }

    [Test]
    public async Task Connection_IdleForItsLifetime_IsClosed()
    {
        var node = new FakeNegotiateNode();
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(node.Closed, Is.Empty);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.That(node.Closed, Is.EqualTo((int[])[1]));
        await Wire.ReadAllAsync(session);
        Assert.That(node.Connections, Is.EqualTo(2));
    }

    [Test]
    public async Task Session_Disposed_ClosesItsConnections()
    {
        var node = new FakeNegotiateNode();
        using (var session = node.Session(time))
            await Wire.ReadAllAsync(session);
        Assert.That(node.Closed, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Invoke_OnAConnectionThatTheNodeHasForgotten_IsSentAgainOnANewOne()
    {
        var node = Forgetful();
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        Assert.That((await InvokeAsync(session)).ReturnValue, Is.Zero);
        Assert.That(node.Messages.Select(message => message.Connection), Is.EqualTo((int[])[1, 1, 2]));
        Assert.That(node.Closed, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Invoke_RefusedOnANewConnection_IsNotSentAgain()
    {
        var node = new FakeNegotiateNode { OnMessage = (_, _) => FakeNegotiateNode.Refusal() };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => InvokeAsync(session), Fails.With(NodeFault.AuthenticationFailed));
        Assert.That(node.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Invoke_OnAConnectionLostBeforeItWasSent_GoesOverANewOne()
    {
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode
        {
            OnMessage = (connection, text) => !IsInvoke(text) ? null
                : connection == 1 ? throw Broken(new ConnectionLostException())
                : node.Answer(connection, Output),
        };
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        Assert.That((await InvokeAsync(session)).ReturnValue, Is.Zero);
        Assert.That(node.Connections, Is.EqualTo(2));
    }

    [Test]
    public async Task Invoke_WhoseConnectionBreaksBeforeItsAnswer_IsNotSentAgain()
    {
        var node = new FakeNegotiateNode
        {
            OnMessage = (_, text) => IsInvoke(text) ? throw Broken(new IOException("reset")) : null,
        };
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        await Assert.ThatAsync(() => InvokeAsync(session), Fails.With(NodeFault.Unreachable));
        Assert.That(node.Messages.Count(message => IsInvoke(message.Text)), Is.EqualTo(1));
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1), "a new connection takes its place");
    }

    [Test]
    public async Task Query_WhoseKeptConnectionBreaksBeforeItsAnswer_IsAskedOnceMore()
    {
        var queries = 0;
        var node = new FakeNegotiateNode
        {
            OnMessage = (connection, _) =>
                ++queries > 1 && connection == 1 ? throw Broken(new IOException("reset")) : null,
        };
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
        Assert.That(node.Messages.Select(message => message.Connection), Is.EqualTo((int[])[1, 1, 2]));
    }

    [Test]
    public async Task Query_WhoseNewConnectionBreaks_IsNotAskedAgain()
    {
        var node = new FakeNegotiateNode { OnMessage = (_, _) => throw Broken(new IOException("reset")) };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.Unreachable));
        Assert.That(node.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Handshake_Refused_SaysWhatTheNodeOffersAndGivesItsPlaceBack()
    {
        var node = new FakeNegotiateNode { OnHandshake = number => number <= 3 ? FakeNegotiateNode.Refusal() : null };
        using var session = node.Session(time, bound: 2);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var error = Assert.ThrowsAsync<NodeException>(() => Wire.ReadAllAsync(session))!;
            Assert.That(error.Fault, Is.EqualTo(NodeFault.AuthenticationFailed));
            Assert.That(error.Detail, Does.Contain("The node offers Negotiate"));
        }
        Assert.That(await Wire.ReadAllAsync(session), Has.Count.EqualTo(1));
        Assert.That(node.Closed, Is.EqualTo((int[])[1, 2, 3]));
    }

    [Test]
    public async Task Answer_ThatIsNotEncrypted_IsAProtocolViolation()
    {
        var node = new FakeNegotiateNode
        {
            OnMessage = (_, _) => ScriptedHandler.Answer(Wire.Enumerate(string.Empty))(),
        };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.ProtocolViolation));
        Assert.That(node.Closed, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Answer_SealedWithOtherKeys_IsAProtocolViolation()
    {
        FakeNegotiateNode other = new();
        using var stranger = other.Session(time);
        await Wire.ReadAllAsync(stranger);
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode
        {
            OnMessage = (connection, _) => connection == 2 ? node.Answer(1, Wire.Enumerate(string.Empty)) : FakeNegotiateNode.Refusal(),
        };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.AuthenticationFailed));
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public async Task Fault_Sealed_HasItsMeaning()
    {
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode
        {
            OnMessage = (connection, _) => node.Answer(
                connection, Wire.Fault("w:AccessDenied", string.Empty), HttpStatusCode.InternalServerError),
        };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.AccessDenied));
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.AccessDenied));
        Assert.That(node.Connections, Is.EqualTo(1), "a fault is no reason to sign in anew");
    }

    [Test]
    public async Task Answer_LongerThanAnAnswerMayBe_IsAProtocolViolation()
    {
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode { OnMessage = (connection, _) => node.Answer(connection, new string(' ', 5_000_000)) };
        using var session = node.Session(time);
        await Assert.ThatAsync(() => Wire.ReadAllAsync(session), Fails.With(NodeFault.ProtocolViolation));
    }

    private const string OutputBody = "<p:M_OUTPUT xmlns:p=\"urn:p\"><p:ReturnValue>0</p:ReturnValue></p:M_OUTPUT>";

    private static string Output => Wire.Envelope(OutputBody);

    private static FakeNegotiateNode Forgetful()
    {
        FakeNegotiateNode node = null!;
        return node = new FakeNegotiateNode
        {
            OnMessage = (connection, text) => !IsInvoke(text) ? null
                : connection == 1 ? FakeNegotiateNode.Refusal()
                : node.Answer(connection, Output),
        };
    }

    private static bool IsInvoke(string text) => text.Contains("M_INPUT", StringComparison.Ordinal);

    private static HttpRequestException Broken(IOException cause) =>
        new(HttpRequestError.Unknown, "An error occurred while sending the request.", cause);

    private static Task<CimMethodResult> InvokeAsync(ICimSession session) =>
        session.InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None);
}
