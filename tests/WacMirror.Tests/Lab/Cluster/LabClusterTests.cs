using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Topologies;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>The whole lab over its sockets, on the real clock.</summary>
public sealed class LabClusterTests
{
    private const string Identify =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><s:Header/><s:Body><w:Identify/></s:Body></s:Envelope>
        """;

    private LabCluster lab = null!;

    [SetUp]
    public async Task StartAsync() =>
        lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);

    [TearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task Ping_BetweenMachinesOfOneSwitch_IsAnswered()
    {
        var report = await lab.PingAsync("NLB1", "NLB2", 2, default);

        Assert.Multiple(() =>
        {
            Assert.That(report.Address, Is.EqualTo("192.168.1.17"));
            Assert.That(report.Received, Is.EqualTo(2));
            Assert.That(report.Echoes.Select(echo => echo.Outcome), Is.All.EqualTo(EchoOutcome.Reply));
        });
    }

    [TestCase("HV01", "NLB2")]
    [TestCase("NLB1", "SQL03")]
    [TestCase("WEB01", "WEB02")]
    [TestCase("NLB1", "192.168.1.12")]
    [TestCase("VDI-001", "LEGACY01")]
    public async Task Ping_AcrossNodesAndKinds_IsAnswered(string from, string to) =>
        Assert.That((await lab.PingAsync(from, to, 1, default)).Received, Is.EqualTo(1));

    [TestCase("steady", false)]
    [TestCase("requestResponse", true)]
    public async Task Traffic_OfAProfile_IsAnsweredWhereTheProfileSaysSo(string profile, bool answered)
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Parse(
            $$"""
            {"name": "T", "nodes": [{"name": "A", "switches": [{"name": "S"}]}], "machines": [
            {"name": "M", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.1/24"}]},
            {"name": "N", "node": "A", "adapters": [{"switch": "S", "address": "10.0.0.2/24"}]}],
            "traffic": [{"from": "M", "to": "N", "profile": "{{profile}}", "rate": 100, "bytes": 100}]}
            """,
            "test"), traffic: true);

        await bench.RunAsync(Task.Delay(TimeSpan.FromSeconds(5), bench.Time));

        var (asked, sent) = (bench.Sent("M"), bench.Sent("N"));
        Assert.Multiple(() =>
        {
            Assert.That(asked.Packets, Is.GreaterThan(300));
            Assert.That(sent.Packets, Is.GreaterThan(300));
            Assert.That(sent.Bytes > asked.Bytes * 3 / 2, Is.EqualTo(answered));
        });
    }

    [TestCase("NLB1", "WEB01", EchoOutcome.NoRoute)]
    [TestCase("NLB1", "192.168.1.250", EchoOutcome.NoRoute)]
    public async Task Ping_OfWhatIsNotOnTheLink_SaysSo(string from, string to, EchoOutcome outcome) =>
        Assert.That((await lab.PingAsync(from, to, 1, default)).Echoes.Single().Outcome, Is.EqualTo(outcome));

    [TestCase("NOBODY", "NLB2", 1, LabFault.NotFound, "from")]
    [TestCase("NLB1", "NOBODY", 1, LabFault.NotFound, "to")]
    [TestCase("NLB1", "NLB2", 0, LabFault.Invalid, "count")]
    [TestCase("BUILD01", "NLB2", 1, LabFault.Conflict, "from")]
    public void Ping_ThatCannotBe_IsRefused(string from, string to, int count, LabFault fault, string field)
    {
        var error = Assert.ThrowsAsync<LabException>(() => lab.PingAsync(from, to, count, default))!;

        Assert.That((error.Fault, error.Field), Is.EqualTo((fault, field)));
    }

    [Test]
    public async Task Ping_AfterAMove_ReachesTheMachineOnItsNewNode()
    {
        await lab.MoveAsync("NLB2", "HV03", default);

        var report = await lab.PingAsync("NLB1", "NLB2", 1, default);

        Assert.Multiple(() =>
        {
            Assert.That(report.Received, Is.EqualTo(1));
            Assert.That(lab.View().Machines.Single(machine => machine.Name == "NLB2").Node, Is.EqualTo("HV03"));
        });
    }

    [Test]
    public async Task Capture_OfAnAdapter_HoldsThePingsBothWaysAcrossAMove()
    {
        var adapter = lab.View().Machines.Single(machine => machine.Name == "NLB2").Adapters[0].Id;
        using var cancel = new CancellationTokenSource();
        using var file = new CaptureSink(4);

        var capture = lab.CaptureAsync(adapter, TimeSpan.FromMinutes(1), file, cancel.Token);
        await lab.PingAsync("NLB1", "NLB2", 1, default);
        await lab.MoveAsync("NLB2", "HV02", default);
        await lab.PingAsync("NLB1", "NLB2", 1, default);
        await file.Complete;
        await cancel.CancelAsync();

        Assert.Multiple(() =>
        {
            Assert.That(async () => await capture, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(file.Icmp, Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Capture_WhenTheLabEnds_EndsAsAWholeFile()
    {
        var ending = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);
        var adapter = ending.View().Machines.Single(machine => machine.Name == "NLB2").Adapters[0].Id;
        using var file = new CaptureSink(2);
        var capture = ending.CaptureAsync(adapter, TimeSpan.FromMinutes(1), file, default);
        await ending.PingAsync("NLB1", "NLB2", 1, default);
        await file.Complete;

        await ending.DisposeAsync();
        await capture;

        Assert.That(file.Icmp, Is.EqualTo(2));
    }

    [TestCase("x")]
    [TestCase("00000000-0000-0000-0000-000000000000.00000000-0000-0000-0000-000000000000")]
    public void Capture_OfAnUnknownAdapter_IsRefused(string adapter) =>
        Assert.That(
            () => lab.CaptureAsync(adapter, TimeSpan.FromSeconds(1), Stream.Null, default),
            Throws.TypeOf<LabException>().With.Property("Fault").EqualTo(LabFault.NotFound));

    [Test]
    public async Task Node_ThatCrashed_RefusesConnectionsUntilItIsStarted()
    {
        using var client = new HttpClient();
        var node = lab.Nodes[0];
        var before = await AskAsync(client, node);

        await lab.CrashAsync(node.Name, default);
        Assert.That(
            () => AskAsync(client, node),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
        await lab.StartNodeAsync(node.Name, default);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(async () => await AskAsync(client, node), Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task SwitchCounters_AfterAPing_TellWhatTheSwitchFloodedAndLearnt()
    {
        await lab.PingAsync("NLB1", "NLB2", 1, default);

        using var client = new HttpClient();
        var answer = await SendAsync(client, lab.Nodes[0], Requests.Enumerate(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
                + "Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch",
            "<w:OptimizeEnumeration/><w:MaxElements>100</w:MaxElements>"));

        var rows = XDocument.Parse(answer).Descendants().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Most(rows, "PacketsFloodedPersec"), Is.Positive);
            Assert.That(Most(rows, "LearnedMacAddresses"), Is.GreaterThanOrEqualTo(2));
        });
    }

    [Test]
    public void View_SaysThatFramesAreCounted() => Assert.That(lab.View().Counters, Is.EqualTo("frames"));

    private static long Most(IEnumerable<XElement> rows, string counter) =>
        rows.Where(item => item.Name.LocalName == counter).Max(item => (long)item);

    private async Task<HttpStatusCode> AskAsync(HttpClient client, LabNodeAddress node)
    {
        using var request = Request(node, Identify);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<string> SendAsync(HttpClient client, LabNodeAddress node, string envelope)
    {
        using var request = Request(node, envelope);
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private HttpRequestMessage Request(LabNodeAddress node, string envelope) => new(HttpMethod.Post, node.Endpoint)
    {
        Content = new StringContent(envelope, Encoding.UTF8, "application/soap+xml"),
        Headers =
        {
            Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{lab.UserName}:{lab.Password}"))),
        },
    };
}
