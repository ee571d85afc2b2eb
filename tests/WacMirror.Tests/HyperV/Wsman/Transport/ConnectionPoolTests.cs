using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

/// <summary>How many connections there are, and how long they live.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConnectionPoolTests
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
}
