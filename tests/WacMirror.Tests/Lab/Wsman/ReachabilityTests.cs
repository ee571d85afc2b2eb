using System.Net;
using System.Net.Sockets;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class ReachabilityTests
{
    [Test]
    public async Task UnreachableNode_RefusesWhileItsNeighbourAnswers()
    {
        await using var bench = await TwoNodesAsync();
        bench.Server.SetReachable("node1", false);
        await Assert.MultipleAsync(async () =>
        {
            // A reset between the client's connect and its look at the socket shows as the latter.
            Assert.That(
                () => bench.PostAsync(Requests.Identify),
                Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
            Assert.That(
                (await bench.PostAsync(Requests.Identify, "NODE2")).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task UnreachableNode_ReachableAgain_AnswersOnTheSamePort()
    {
        await using var bench = await TwoNodesAsync();
        var before = bench.Server.EndpointOf("NODE1");
        bench.Server.SetReachable("NODE1", false);
        bench.Server.SetReachable("NODE1", true);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(bench.Server.EndpointOf("NODE1"), Is.EqualTo(before));
            Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task RequestUnderWay_WhenItsNodeCrashes_IsReset()
    {
        using var entered = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        var slow = FakeClass.Named("Msvm_Slow", "Name");
        slow.BeforeRead = () =>
        {
            entered.Release();
            release.Wait();
        };
        await using var bench = await Bench.StartAsync(slow);
        var pending = bench.PostAsync(Requests.Query("SELECT * FROM Msvm_Slow"));
        await entered.WaitAsync();
        bench.Server.SetReachable("NODE1", false);
        Assert.That(async () => await pending, Throws.InstanceOf<HttpRequestException>());
        release.Set();
    }

    [Test]
    public async Task Enumeration_OfANodeThatCrashed_IsForgotten()
    {
        await using var bench = await Bench.StartAsync(
            FakeClass.Named("Msvm_X", "Name").With(FakeClass.Text("Name", "a")));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_X"))).Context;
        bench.Server.SetReachable("NODE1", false);
        bench.Server.SetReachable("NODE1", true);
        var reply = await bench.PostAsync(Requests.Pull(context));
        Assert.That(reply.Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
    }

    [Test]
    public async Task Node_IsChosenByPort()
    {
        var here = FakeClass.Named("Msvm_X", "Name").With(FakeClass.Text("Name", "here"));
        var there = FakeClass.Named("Msvm_X", "Name").With(FakeClass.Text("Name", "there"));
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", [here]), new WsmanNode("NODE2", [there]));
        var reply = await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_X"), "NODE2");
        Assert.That(reply.Values("Name"), Is.EqualTo(new[] { "there" }));
    }

    [Test]
    public async Task UnknownNode_IsNamedInTheError()
    {
        await using var bench = await Bench.StartAsync();
        Assert.That(() => bench.Server.EndpointOf("NODE9"), Throws.InstanceOf<KeyNotFoundException>());
    }

    private static Task<Bench> TwoNodesAsync() =>
        Bench.StartAsync(Bench.Options(), new WsmanNode("NODE1", []), new WsmanNode("NODE2", []));
}
