using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Operations;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class EnumerationExpiryTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Context_IdleForTheTimeout_IsGone()
    {
        var time = new FakeTimeProvider();
        await using var bench = await Bench.StartAsync(
            Bench.Options(time), new WsmanNode("NODE1", [EnumerateTests.Machines(3)]));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        time.Advance(Idle - TimeSpan.FromSeconds(1));
        var inTime = await bench.PostAsync(Requests.Pull(context));
        time.Advance(Idle - TimeSpan.FromSeconds(1));
        var again = await bench.PostAsync(Requests.Pull(context));
        time.Advance(Idle);
        var late = await bench.PostAsync(Requests.Pull(context));
        Assert.Multiple(() =>
        {
            Assert.That(inTime.Values("Name"), Is.EqualTo(new[] { "vm-0" }));
            Assert.That(again.Values("Name"), Is.EqualTo(new[] { "vm-1" }));
            Assert.That(late.Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
        });
    }

    [Test]
    public void Table_ForgetsTheIdleWhenItIsNextUsed()
    {
        var time = new FakeTimeProvider();
        var table = new EnumerationTable(time, Idle);
        table.Add(New("old"));
        time.Advance(Idle / 2);
        table.Add(New("young"));
        time.Advance(Idle / 2);
        Assert.Multiple(() =>
        {
            Assert.That(table.Count, Is.EqualTo(1));
            Assert.That(() => table.Find("old"), Throws.InstanceOf<CimFault>());
            Assert.That(table.Find("young").Id, Is.EqualTo("young"));
        });
    }

    [Test]
    public void Table_ThatIsFull_RefusesMore()
    {
        var table = new EnumerationTable(new FakeTimeProvider(), Idle);
        for (var index = 0; index < EnumerationTable.MaxOpen; index++)
            table.Add(New($"{index}"));
        Assert.That(
            () => table.Add(New("one more")),
            Throws.InstanceOf<CimFault>().With.Property(nameof(CimFault.Kind)).EqualTo(CimFaultKind.TooManyOperations));
    }

    private static Enumeration New(string id) => new(id, [], UriForm.Microsoft, ItemMode.Object, []);
}
