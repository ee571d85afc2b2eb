using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Injection;

namespace WacMirror.Tests.Lab.Wsman.Injection;

/// <summary>What each fault looks like on the wire.</summary>
public sealed class NodeFaultTests
{
    [TestCase(WireEffect.ResetBeforeWork, false)]
    [TestCase(WireEffect.ResetAfterWork, true)]
    public async Task Reset_BeforeOrAfterTheWork_GivesNoAnswer(WireEffect effect, bool works)
    {
        var reads = 0;
        var counted = Machines();
        counted.BeforeRead = () => Interlocked.Increment(ref reads);
        await using var bench = await Bench.StartAsync(counted);
        bench.Server.SetFaults("NODE1", NodeFaults.Always(effect));
        Assert.That(() => QueryAsync(bench), Throws.InstanceOf<HttpRequestException>());
        Assert.That(reads > 0, Is.EqualTo(works));
    }

    [TestCase(WireEffect.ResetInBody, true)]
    [TestCase(WireEffect.ShortBody, false)]
    [TestCase(WireEffect.CutChunk, false)]
    public async Task BrokenBody_ComesInPartAndThenEnds(WireEffect effect, bool isReset)
    {
        await using var bench = await Bench.StartAsync(Machines());
        bench.Server.SetFaults("NODE1", NodeFaults.Always(effect));
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Query("SELECT * FROM Msvm_X")));
        using var response = await bench.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = await response.Content.ReadAsStreamAsync();
        using var received = new MemoryStream();
        var error = Assert.CatchAsync<IOException>(() => stream.CopyToAsync(received));
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Encoding.UTF8.GetString(received.ToArray()), Does.Contain("name-0").And.Not.Contain("name-99"));
            Assert.That(error?.InnerException is SocketException, Is.EqualTo(isReset));
        });
    }

    [TestCase(WireEffect.CutText)]
    [TestCase(WireEffect.Garbage)]
    public async Task BrokenText_ComesInGoodHttp(WireEffect effect)
    {
        await using var bench = await Bench.StartAsync(Machines());
        bench.Server.SetFaults("NODE1", NodeFaults.Always(effect));
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Query("SELECT * FROM Msvm_X")));
        using var response = await bench.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/soap+xml"));
            Assert.That(() => XmlReader.Create(new StringReader(text)).ReadToFollowing("none"), Throws.InstanceOf<XmlException>());
        });
    }

    [Test]
    public async Task Unauthorized_IsAChallenge()
    {
        await using var bench = await FaultyAsync(WireEffect.Unauthorized);
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        using var response = await bench.Client.SendAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Basic realm=\"WSMAN\""));
        });
    }

    [Test]
    public async Task Unavailable_IsHtml()
    {
        await using var bench = await FaultyAsync(WireEffect.Unavailable);
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        using var response = await bench.Client.SendAsync(request);
        Assert.That(
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, "text/html")));
    }

    [TestCase(WireEffect.Quota, "w:QuotaLimit", "2150859174")]
    [TestCase(WireEffect.TimedOut, "w:TimedOut", "2150858793")]
    [TestCase(WireEffect.AccessDenied, "w:AccessDenied", "5")]
    public async Task Fault_HasItsNumbers(WireEffect effect, string subcode, string code)
    {
        await using var bench = await FaultyAsync(effect);
        var reply = await bench.PostAsync(Requests.Identify);
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(reply.Subcode, Is.EqualTo(subcode));
            Assert.That(reply.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo(code));
        });
    }

    [Test]
    public async Task Hang_EndsWithTheClientsPatience()
    {
        await using var bench = await Bench.StartAsync(Machines());
        bench.Server.SetFaults("NODE1", new NodeFaults
        {
            Rules = [new FaultRule(WireEffect.Hang) { Operation = WireOperation.Enumerate, ClassName = "Msvm_X" }],
        });
        using var patience = new CancellationTokenSource();
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Query("SELECT * FROM Msvm_X")));
        var hanging = bench.Client.SendAsync(request, patience.Token);
        var other = await bench.PostAsync(Requests.Identify);
        var stillHangs = !hanging.IsCompleted;
        await patience.CancelAsync();
        Assert.Multiple(() =>
        {
            Assert.That(other.Has("IdentifyResponse"));
            Assert.That(stillHangs);
            Assert.That(async () => await hanging, Throws.InstanceOf<OperationCanceledException>());
        });
    }

    [Test]
    public async Task Server_WithHangingRequests_StopsAtOnce()
    {
        var bench = await Bench.StartAsync();
        bench.Server.SetFaults("NODE1", NodeFaults.Once(WireEffect.Hang));
        Task<Reply>[] asked = [bench.PostAsync(Requests.Identify), bench.PostAsync(Requests.Identify)];
        // The first to arrive hangs, so once one is answered the other is hanging.
        var answered = await Task.WhenAny(asked);
        await bench.Server.DisposeAsync();
        Assert.That(
            async () => await asked.Single(request => request != answered),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
        await bench.DisposeAsync();
    }

    [Test]
    public async Task Refusal_ResetsEveryConnectionAndKeepsEnumerations()
    {
        await using var bench = await Bench.StartAsync(Machines());
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_X"))).Context;
        bench.Server.SetFaults("NODE1", new NodeFaults { RefusesConnections = true });
        Assert.That(
            () => bench.PostAsync(Requests.Identify),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
        bench.Server.SetFaults("NODE1", NodeFaults.None);
        Assert.That((await bench.PostAsync(Requests.Pull(context))).Values("Name"), Is.EqualTo(new[] { "name-0" }));
    }

    [Test]
    public async Task Refusal_OfANodeThatIsDown_EndsWithBoth()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.SetFaults("NODE1", new NodeFaults { RefusesConnections = true });
        bench.Server.SetReachable("NODE1", false);
        bench.Server.SetFaults("NODE1", NodeFaults.None);
        Assert.That(
            () => bench.PostAsync(Requests.Identify),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
        bench.Server.SetReachable("NODE1", true);
        Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Faults_OfOneNode_LeaveItsNeighbourAlone()
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", []), new WsmanNode("NODE2", []));
        bench.Server.SetFaults("node1", NodeFaults.Always(WireEffect.Quota));
        Assert.Multiple(async () =>
        {
            Assert.That((await bench.PostAsync(Requests.Identify)).Has("Fault"));
            Assert.That((await bench.PostAsync(Requests.Identify, "NODE2")).Has("IdentifyResponse"));
        });
    }

    [Test]
    public async Task Latency_HoldsEveryRequestOnTheServersClock()
    {
        var time = new FakeTimeProvider();
        await using var bench = await Bench.StartAsync(Bench.Options(time), new WsmanNode("NODE1", []));
        bench.Server.SetFaults("NODE1", new NodeFaults { Latency = TimeSpan.FromSeconds(1) });
        var pending = bench.PostAsync(Requests.Identify);
        while (!pending.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
        Assert.Multiple(async () =>
        {
            Assert.That((await pending).Has("IdentifyResponse"));
            Assert.That(time.GetUtcNow() - time.Start, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        });
    }

    [Test]
    public async Task Latency_OfManyRequestsAtOnce_PassesAtOnceAndHoldsNoThread()
    {
        const int requests = 256;
        var time = new CountingTime(requests);
        await using var bench = await Bench.StartAsync(Bench.Options(time), new WsmanNode("NODE1", []));
        bench.Server.SetFaults("NODE1", new NodeFaults { Latency = TimeSpan.FromSeconds(1) });
        var pending = Enumerable.Range(0, requests).Select(_ => bench.PostAsync(Requests.Identify)).ToList();
        await time.AllWait;
        time.Advance(TimeSpan.FromSeconds(1));
        var replies = await Task.WhenAll(pending);
        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    private static FakeClass Machines()
    {
        var rows = FakeClass.Named("Msvm_X", "Name");
        for (var index = 0; index < 100; index++)
            rows.With(FakeClass.Text("Name", $"name-{index}"));
        return rows;
    }

    private static Task<Reply> QueryAsync(Bench bench) => bench.PostAsync(Requests.Query("SELECT * FROM Msvm_X"));

    private static async Task<Bench> FaultyAsync(WireEffect effect)
    {
        var bench = await Bench.StartAsync();
        bench.Server.SetFaults("NODE1", NodeFaults.Always(effect));
        return bench;
    }
}
