using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Transport;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NegotiateCarrierTests
{
    private readonly FakeTimeProvider time = new();

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
    public async Task Invoke_OnAConnectionWhoseTicketRanOut_GoesOverANewOne()
    {
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode
        {
            OnMessage = (connection, text) => IsInvoke(text) ? node.Answer(connection, Output) : null,
        };
        using var session = node.Session(time);
        await Wire.ReadAllAsync(session);
        node.Contexts[0].IsExpired = true;
        Assert.That((await InvokeAsync(session)).ReturnValue, Is.Zero);
        Assert.That(node.Messages.Select(message => message.Connection), Is.EqualTo((int[])[1, 2]));
        Assert.That(node.Closed, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Message_ThatANewConnectionDoesNotEncrypt_IsNotSentAndSaysSo()
    {
        FakeNegotiateNode node = null!;
        node = new FakeNegotiateNode
        {
            OnHandshake = number =>
            {
                node.Contexts[number - 1].IsExpired = true;
                return null;
            },
        };
        using var session = node.Session(time, bound: 1);
        await Assert.ThatAsync(() => InvokeAsync(session), Fails.With(NodeFault.AuthenticationFailed));
        await Assert.ThatAsync(() => InvokeAsync(session), Fails.With(NodeFault.AuthenticationFailed), "its place is free");
        Assert.That(node.Messages, Is.Empty);
    }

    [Test]
    public async Task Handshake_GivenUpWhileItBegins_IsEndedOnceItHasBegun()
    {
        using var stop = new CancellationTokenSource();
        using var begins = new SemaphoreSlim(0);
        using var answers = new SemaphoreSlim(0);
        var context = new FakeContext(1);
        using var carrier = new NegotiateCarrier(
            "HV01",
            Wire.Endpoint.Address,
            () =>
            {
                begins.Release();
                answers.Wait(CancellationToken.None);
                return (context, context.Step([]));
            },
            () => new ScriptedHandler(),
            new ConnectionPool(1, TimeSpan.FromSeconds(60), time));
        var sending = carrier.SendAsync(WsmanRequests.Identify(), stop.Token);
        await begins.WaitAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThatAsync(() => sending, Throws.InstanceOf<OperationCanceledException>());
        answers.Release();
        // Only one that is kept for ever waits; the test then fails instead of hanging.
        await context.Disposed.WaitAsync(TimeSpan.FromSeconds(20));
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
    public async Task Answer_SealedInUtf16_IsRead()
    {
        FakeNegotiateNode node = null!;
        var envelope = Encoding.Unicode.GetBytes(Wire.Enumerate(Wire.Instance("Msvm_X", "<p:A>仮想</p:A>")).Trim());
        node = new FakeNegotiateNode
        {
            OnMessage = (connection, _) => node.Answer(connection, envelope, "application/soap+xml;charset=UTF-16"),
        };
        using var session = node.Session(time);
        Assert.That((await Wire.ReadAllAsync(session)).Single().Text("A"), Is.EqualTo("仮想"));
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
