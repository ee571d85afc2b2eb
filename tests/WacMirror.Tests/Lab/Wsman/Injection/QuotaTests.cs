using System.Net;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Http;

namespace WacMirror.Tests.Lab.Wsman.Injection;

/// <summary>What a node does when it has too much to do.</summary>
public sealed class QuotaTests
{
    [TestCase(1, 9, "2150858815")]
    [TestCase(9, 1, "2150859174")]
    public async Task Request_BeyondTheQuota_IsAFaultUntilOneEnds(int connections, int operations, string code)
    {
        using var entered = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var slow = FakeClass.Named("Msvm_Slow", "Name").With(FakeClass.Text("Name", "a"));
        slow.BeforeRead = () =>
        {
            entered.Release();
            release.Wait();
        };
        await using var bench = await Bench.StartAsync(
            Bench.Options() with { MaxConnections = connections, MaxConcurrentOperationsPerUser = operations },
            new WsmanNode("NODE1", [slow]));
        var first = bench.PostAsync(Requests.Query("SELECT * FROM Msvm_Slow"));
        await entered.WaitAsync();
        var second = await bench.PostAsync(Requests.Identify);
        release.Release();
        await first;
        var third = await bench.PostAsync(Requests.Identify);
        Assert.Multiple(() =>
        {
            Assert.That(second.Subcode, Is.EqualTo("w:QuotaLimit"));
            Assert.That(second.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo(code));
            Assert.That(third.Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task Enumerations_BeyondTheQuota_AreAFault()
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options() with { MaxConcurrentOperationsPerUser = 2 },
            new WsmanNode("NODE1", [EnumerateTests.Machines(3)]));
        var enumerate = Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem");
        var first = await bench.PostAsync(enumerate);
        await bench.PostAsync(enumerate);
        var third = await bench.PostAsync(enumerate);
        await bench.PostAsync(Requests.Release(first.Context));
        var fourth = await bench.PostAsync(enumerate);
        Assert.Multiple(() =>
        {
            Assert.That(third.One("WSManFault").Attribute("Code")?.Value, Is.EqualTo("2150859174"));
            Assert.That(fourth.Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public void Quota_OfOneUser_IsNotAnothers()
    {
        var quota = new RequestQuota(all: 3, perUser: 1);
        using var first = quota.Enter("a");
        Assert.Multiple(() =>
        {
            Assert.That(() => quota.Enter("A"), Throws.InstanceOf<CimFault>());
            Assert.That(() => quota.Enter("b").Dispose(), Throws.Nothing);
        });
    }
}
