using System.Net;
using System.Net.Sockets;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

public sealed class TransportTests
{
    [TestCase(HttpStatusCode.Unauthorized, NodeFault.AuthenticationFailed)]
    [TestCase(HttpStatusCode.Forbidden, NodeFault.AccessDenied)]
    [TestCase(HttpStatusCode.NotFound, NodeFault.Unreachable)]
    [TestCase(HttpStatusCode.RequestEntityTooLarge, NodeFault.QuotaLimit)]
    [TestCase(HttpStatusCode.MovedPermanently, NodeFault.ProtocolViolation)]
    [TestCase(HttpStatusCode.NoContent, NodeFault.ProtocolViolation)]
    public void Status_OfTheHttpServer_HasItsMeaning(HttpStatusCode status, NodeFault fault) => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer("<html/>", status))), Fails.With(fault));

    [Test]
    public void ServerError_WithoutAnEnvelope_IsAProtocolViolation() => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(() =>
            new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("oops") })),
        Fails.With(NodeFault.ProtocolViolation));

    [TestCase(HttpRequestError.NameResolutionError, NodeFault.Unreachable)]
    [TestCase(HttpRequestError.ConnectionError, NodeFault.Unreachable)]
    [TestCase(HttpRequestError.SecureConnectionError, NodeFault.Unreachable)]
    [TestCase(HttpRequestError.InvalidResponse, NodeFault.ProtocolViolation)]
    public void Failure_OfTheConnection_HasItsMeaning(HttpRequestError error, NodeFault fault) => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(() => throw new HttpRequestException(error, "text"))), Fails.With(fault));

    [Test]
    public void Connection_ThatTakesTooLong_IsUnreachable() => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(() => throw new TaskCanceledException("connect", new TimeoutException()))),
        Fails.With(NodeFault.Unreachable));

    [Test]
    public async Task Port_WhereNobodyListens_IsUnreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/wsman");
        listener.Stop();
        using var session = WsmanSession.Connect(Wire.Endpoint with { Address = address }, SessionLimits.Default);
        await Assert.ThatAsync(() => session.IdentifyAsync(CancellationToken.None), Fails.With(NodeFault.Unreachable));
    }

    [Test]
    public void Basic_OverPlainHttpToAnotherMachine_IsRefusedBeforeAnythingIsSent()
    {
        var handler = new ScriptedHandler();
        Assert.That(
            () => new WacMirror.HyperV.Wsman.Transport.WsmanHttp(
                Wire.Endpoint with { Address = new Uri("http://hv01:5985/wsman") }, handler),
            Fails.With(NodeFault.AuthenticationFailed));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public void Basic_OverPlainHttpToAnotherMachine_IsTakenWhereItWasExplicitlyAllowed() => Assert.That(
        () => Connect("http://hv01:5985/wsman", new NodeCredential.Basic("lab", "secret", AllowReadable: true)),
        Throws.Nothing);

    [Test]
    public void Account_OverPlainHttpToAnotherMachine_IsAllowedBecauseItIsEncrypted() => Assert.That(
        () => Connect("http://hv01:5985/wsman", new NodeCredential.Account(@"LAB\lab", "secret")), Throws.Nothing);

    [Test]
    public void Caller_WhereThereIsNoWindows_IsRefusedWithAReason()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("SKIPPED: on Windows a caller's identity is used.");
        var caller = (NodeCredential)System.Runtime.CompilerServices.RuntimeHelpers
            .GetUninitializedObject(typeof(NodeCredential.Caller));
        using var session = WsmanSession.Connect(Wire.Endpoint with { Credential = caller }, SessionLimits.Default);
        var error = Assert.ThrowsAsync<NodeException>(() => session.IdentifyAsync(CancellationToken.None))!;
        Assert.That(error.Fault, Is.EqualTo(NodeFault.AuthenticationFailed));
        Assert.That(error.Detail, Does.Contain("on Windows"));
    }

    [TestCase("https://hv01:5986/wsman")]
    [TestCase("http://127.0.0.1:5985/wsman")]
    [TestCase("http://localhost:5985/wsman")]
    public void Basic_OverHttpsOrLoopback_IsAllowed(string address) => Assert.That(
        () => WsmanSession.Connect(Wire.Endpoint with { Address = new Uri(address) }, SessionLimits.Default).Dispose(),
        Throws.Nothing);

    [Test]
    public void Endpoint_AsText_KeepsThePasswordToItself() => Assert.Multiple(() =>
    {
        Assert.That(Wire.Endpoint.ToString(), Does.Contain("HV01").And.Not.Contain("secret"));
        Assert.That(
            (Wire.Endpoint with { Credential = new NodeCredential.Account(@"LAB\op", "secret") }).ToString(),
            Does.Contain(@"LAB\op").And.Not.Contain("secret"));
    });

    private static void Connect(string address, NodeCredential credential) => WsmanSession.Connect(
        Wire.Endpoint with { Address = new Uri(address), Credential = credential }, SessionLimits.Default).Dispose();
}
