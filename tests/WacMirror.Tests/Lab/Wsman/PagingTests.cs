using System.Text;
using WacMirror.Cim;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class PagingTests
{
    [Test]
    public async Task Pages_TogetherGiveEveryRowOnceInOrder()
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(25));
        var reply = await bench.PostAsync(Requests.Query(
            "SELECT * FROM Msvm_ComputerSystem", "<w:MaxElements>10</w:MaxElements>"));
        var names = reply.Values("Name").ToList();
        var sizes = new List<int> { reply.Items.Count };
        while (!reply.Has("EndOfSequence"))
        {
            reply = await bench.PostAsync(Requests.Pull(reply.Context, 10));
            names.AddRange(reply.Values("Name"));
            sizes.Add(reply.Items.Count);
        }
        Assert.Multiple(() =>
        {
            Assert.That(names, Is.EqualTo(Enumerable.Range(0, 25).Select(index => $"vm-{index}")));
            Assert.That(sizes, Is.EqualTo(new[] { 10, 10, 5 }));
        });
    }

    [Test]
    public async Task Pages_NeverExceedMaxEnvelopeSize()
    {
        const int limit = 16_384;
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(400));
        var reply = await bench.PostAsync(Requests.Enumerate(
            Requests.Wmi + "Msvm_ComputerSystem", "<w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>", size: limit));
        var rows = 0;
        while (true)
        {
            Assert.That(reply.Octets, Is.LessThanOrEqualTo(limit));
            rows += reply.Items.Count;
            if (reply.Has("EndOfSequence"))
                break;
            // A page that wastes half of its envelope would double the round trips.
            Assert.That(reply.Octets, Is.GreaterThan(limit / 2));
            reply = await bench.PostAsync(Requests.Pull(reply.Context, 32_000, limit));
        }
        Assert.That(rows, Is.EqualTo(400));
    }

    [Test]
    public async Task Utf16Page_IsMeasuredInOctets()
    {
        const int limit = 16_384;
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(100));
        var envelope = Requests.Enumerate(
            Requests.Wmi + "Msvm_ComputerSystem", "<w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>", size: limit);
        var reply = await bench.SendAsync(bench.Request(
            Encoding.Unicode.GetBytes(envelope), type: "application/soap+xml;charset=UTF-16"));
        Assert.That(reply.Octets, Is.LessThanOrEqualTo(limit).And.GreaterThan(limit / 2));
    }

    [Test]
    public async Task Answer_NeverExceedsTheServersOwnEnvelope()
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options() with { MaxEnvelopeBytes = 20_000 }, new WsmanNode("NODE1", [EnumerateTests.Machines(400)]));
        var reply = await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_ComputerSystem"));
        Assert.That(reply.Octets, Is.LessThanOrEqualTo(20_000));
    }

    [Test]
    public async Task Item_LargerThanTheEnvelope_IsAFaultAndTheRowsBeforeItArrive()
    {
        var notes = FakeClass.Named("Msvm_Notes", "Name")
            .With(FakeClass.Text("Name", "small"))
            .With(FakeClass.Text("Name", new string('x', 9_000)));
        await using var bench = await Bench.StartAsync(notes);
        var first = await bench.PostAsync(Requests.Enumerate(
            Requests.Wmi + "Msvm_Notes", "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements>", size: 8_192));
        var second = await bench.PostAsync(Requests.Pull(first.Context, 9, 8_192));
        Assert.Multiple(() =>
        {
            Assert.That(first.Values("Name"), Is.EqualTo(new[] { "small" }));
            Assert.That(second.Subcode, Is.EqualTo("w:EncodingLimit"));
        });
    }

    [Test]
    public async Task Rows_ChangedBetweenPages_DoNotShowInTheEnumeration()
    {
        var machines = EnumerateTests.Machines(3);
        await using var bench = await Bench.StartAsync(machines);
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_ComputerSystem"))).Context;
        await bench.PostAsync(Requests.Pull(context));
        machines.Rows.Clear();
        var rest = await bench.PostAsync(Requests.Pull(context, 100));
        Assert.That(rest.Values("Name"), Is.EqualTo(new[] { "vm-1", "vm-2" }));
    }

    [Test]
    public async Task EmptyClass_EndsAtOnce()
    {
        await using var bench = await Bench.StartAsync(FakeClass.Named("Msvm_Nothing", "Name"));
        var optimized = await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_Nothing"));
        var context = (await bench.PostAsync(Requests.Enumerate(Requests.Wmi + "Msvm_Nothing"))).Context;
        var pulled = await bench.PostAsync(Requests.Pull(context));
        Assert.Multiple(() =>
        {
            Assert.That(optimized.Items, Is.Empty);
            Assert.That(optimized.Has("EndOfSequence"));
            Assert.That(pulled.Items, Is.Empty);
            Assert.That(pulled.Has("EndOfSequence"));
        });
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("many")]
    public async Task MaxElements_ThatIsNoCount_IsNamedInTheFault(string count)
    {
        await using var bench = await Bench.StartAsync(EnumerateTests.Machines(1));
        var reply = await bench.PostAsync(Requests.Query(
            "SELECT * FROM Msvm_ComputerSystem", $"<w:MaxElements>{count}</w:MaxElements>"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Subcode, Is.EqualTo("w:SchemaValidationError"));
            Assert.That(reply.One("Reason").Value, Does.Contain("MaxElements").And.Contain(count));
        });
    }

    [Test]
    public async Task TwoThousandRows_NeedFewPages()
    {
        var settings = FakeClass.Named("Msvm_Setting", "InstanceID");
        for (var index = 0; index < 2_000; index++)
            settings.With(
                FakeClass.Text("InstanceID", $"Microsoft:{Guid.Empty}\\{index}"),
                new CimProperty("MonitorMode", CimType.UInt8, CimValue.Of((ulong)(index % 3))));
        await using var bench = await Bench.StartAsync(settings);
        var reply = await bench.PostAsync(Requests.Query("SELECT * FROM Msvm_Setting WHERE MonitorMode = 2"));
        var pages = 1;
        var rows = reply.Items.Count;
        for (; !reply.Has("EndOfSequence"); pages++)
        {
            reply = await bench.PostAsync(Requests.Pull(reply.Context, 32_000));
            rows += reply.Items.Count;
        }
        Assert.That((rows, pages), Is.EqualTo((666, 1)));
    }
}
