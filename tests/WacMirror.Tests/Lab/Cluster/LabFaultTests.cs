using System.Net;
using System.Text;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Injection;
using WacMirror.Tests.Lab.Wsman;
using WacMirror.Tests.Lab.Wsman.Security;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>The lab's second port and its faults, as whoever starts a lab reaches them.</summary>
public sealed class LabFaultTests
{
    private LabCluster lab = null!;

    [SetUp]
    public async Task StartAsync() =>
        lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);

    [TearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task SecureEndpoint_OfEveryNode_IsSignedByTheLabsAuthority()
    {
        using var client = new HttpClient(Tls.Trusting(lab.AuthorityPem));
        foreach (var node in lab.Nodes)
            Assert.That(await AskAsync(client, node.SecureEndpoint), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Faults_OfANode_ComeAndGo()
    {
        using var client = new HttpClient();
        lab.SetFaults("hv01", NodeFaults.Always(WireEffect.Unavailable));
        var faulty = await AskAsync(client, lab.Nodes[0].Endpoint);
        var neighbour = await AskAsync(client, lab.Nodes[1].Endpoint);
        lab.SetFaults("hv01", NodeFaults.None);
        var healed = await AskAsync(client, lab.Nodes[0].Endpoint);
        Assert.That(
            new[] { faulty, neighbour, healed },
            Is.EqualTo(new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK }));
    }

    [Test]
    public void Faults_OfAnUnknownNode_AreRefused() => Assert.That(
        () => lab.SetFaults("HV99", NodeFaults.None),
        Throws.TypeOf<LabException>().With.Property("Fault").EqualTo(LabFault.NotFound));

    private async Task<HttpStatusCode> AskAsync(HttpClient client, Uri endpoint)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(Requests.Identify, Encoding.UTF8, "application/soap+xml"),
            Headers = { Authorization = Bench.Basic(lab.UserName, lab.Password) },
        };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
