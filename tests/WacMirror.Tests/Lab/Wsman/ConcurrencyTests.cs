using System.Net;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class ConcurrencyTests
{
    [Test]
    public async Task Requests_InParallel_AreAllAnswered()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(50));
        var replies = await Task.WhenAll(Enumerable.Range(0, 64)
            .Select(index => bench.PostAsync(Requests.Query($"SELECT * FROM Msvm_ComputerSystem WHERE Name='vm-{index % 50}'"))));
        Assert.That(
            replies.Select(reply => reply.Values("Name").Single()),
            Is.EqualTo(Enumerable.Range(0, 64).Select(index => $"vm-{index % 50}")));
    }

    [Test]
    public async Task Pulls_OfOneContextInParallel_GiveEveryRowOnce()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(41));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => bench.PostAsync(Requests.Pull(context, 4))));
        Assert.Multiple(() =>
        {
            Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(replies.SelectMany(reply => reply.Values("Name")).Distinct().Count(), Is.EqualTo(40));
        });
    }
}
