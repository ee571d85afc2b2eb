using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using WacMirror.Gateway.Checks;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Checks;

internal sealed class ClusterCheckTests
{
    private DataFolder data = null!;
    private ClusterCheck check = null!;

    [SetUp]
    public void Create()
    {
        data = new DataFolder();
        check = new ClusterCheck(new CredentialStore(data.Path, _ => null), TimeProvider.System);
    }

    [TearDown]
    public void Remove() => data.Dispose();

    [Test]
    public async Task Check_OfAHealthyCluster_WorksInEveryStepOnEachNode()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var report = await check.RunAsync(lab.Config, CancellationToken.None);
        Assert.That(report.Works, Is.True);
        Assert.That(report.Nodes.Select(node => node.Node), Is.EqualTo(lab.Lab.Nodes.Select(node => node.Name)));
        foreach (var node in report.Nodes)
        {
            Assert.That(node.Identity, Is.EqualTo(lab.Lab.UserName));
            Assert.That(node.Steps.Select(step => step.Id), Is.EqualTo(new[]
            {
                "reach", "certificate", "authenticate", "virtualization", "roles", "cluster", "counters",
            }));
            Assert.That(node.Steps.Where(step => step.Outcome == StepOutcome.Skipped).Select(step => step.Id),
                Is.EqualTo(new[] { "certificate" }));
        }
        Assert.That(report.ToString(), Does.Not.Contain(lab.Lab.Password));
    }

    [Test]
    public async Task Check_OfOneSeed_NamesTheOtherNodesOfTheCluster()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var config = lab.Config;
        var report = await check.RunAsync(config with { Nodes = [config.Nodes[0]] }, CancellationToken.None);
        Assert.That(report.Unlisted, Is.EquivalentTo(config.Nodes.Skip(1).Select(node => node.Name)));
    }

    [Test]
    public async Task Check_OfNodesListedWithTheirSuffix_NamesNoneOfThemAsUnlisted()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var config = lab.Config;
        var nodes = config.Nodes.Select(node => node with { Name = $"{node.Name}.corp.example" });
        var report = await check.RunAsync(config with { Nodes = [.. nodes] }, CancellationToken.None);
        Assert.That(report.Works, Is.True);
        Assert.That(report.Unlisted, Is.Empty);
    }

    [Test]
    public async Task Check_WithAWrongPassword_FailsAtSigningInAndSaysWhatToDo()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        data.PutCredential("lab", $"{lab.Lab.UserName}\nwrong\n");
        var report = await check.RunAsync(lab.Config, CancellationToken.None);
        Assert.That(report.Works, Is.False);
        var step = report.Nodes[0].Steps.Single(step => step.Outcome == StepOutcome.Fails);
        Assert.That(step.Id, Is.EqualTo("authenticate"));
        Assert.That(step.Advice, Does.Contain("account and password"));
    }

    [Test]
    public async Task Check_WithOneNodeOff_HidesNoOther()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        await lab.Lab.CrashAsync(lab.Config.Nodes[1].Name, CancellationToken.None);
        var report = await check.RunAsync(lab.Config, CancellationToken.None);
        Assert.That(report.Nodes.Select(node => node.Works), Is.EqualTo(new[] { true, false, true }));
        var failed = report.Nodes[1].Steps.First(step => step.Outcome == StepOutcome.Fails);
        Assert.That(failed.Advice, Does.Contain("node is up"));
    }

    [Test]
    public async Task Check_OfServers_AsksForNoCluster()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var report = await check.RunAsync(lab.Config with { Kind = ClusterKind.Servers }, CancellationToken.None);
        Assert.That(report.Works, Is.True);
        Assert.That(
            report.Nodes.Select(node => node.Steps.Single(step => step.Id == "cluster").Outcome),
            Has.All.EqualTo(StepOutcome.Skipped));
    }

    [Test]
    public async Task Check_WithoutTheCredential_SaysSoForEachNodeAndConnectsNowhere()
    {
        var report = await check.RunAsync(Config(WsmanProtocol.Http, 1), CancellationToken.None);
        var step = report.Nodes.Single().Steps.Single();
        Assert.That(step.Id, Is.EqualTo("credential"));
        Assert.That(step.Detail, Does.Contain("first line"));
    }

    [Test]
    public async Task Check_OfAClosedPort_FailsToReach()
    {
        data.PutCredential("lab", "user\npassword\n");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var report = await check.RunAsync(Config(WsmanProtocol.Http, port), CancellationToken.None);
        Assert.That(report.Nodes.Single().Steps[0], Has.Property("Id").EqualTo("reach")
            .And.Property("Outcome").EqualTo(StepOutcome.Fails));
    }

    [Test]
    public async Task Check_OfAnUntrustedCertificate_ShowsItAndSendsNoCredential()
    {
        data.PutCredential("lab", "user\npassword\n");
        await using var server = await TlsServer.StartAsync();
        var report = await check.RunAsync(Config(WsmanProtocol.Https, server.Port), CancellationToken.None);
        var steps = report.Nodes.Single().Steps;
        var certificate = steps.Single(step => step.Id == "certificate");
        Assert.That(certificate.Outcome, Is.EqualTo(StepOutcome.Fails));
        Assert.That(certificate.Detail, Does.Contain(server.Sha256));
        Assert.That(certificate.Advice, Does.Contain($"trust.sha256 {server.Sha256}"));
        Assert.That(steps.Single(step => step.Id == "authenticate").Outcome, Is.EqualTo(StepOutcome.Skipped));
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task Check_OfThePinnedCertificate_TakesItAndNoOther()
    {
        data.PutCredential("lab", "user\npassword\n");
        await using var server = await TlsServer.StartAsync();
        async Task<CheckStep> PinAsync(string sha256)
        {
            var config = Config(WsmanProtocol.Https, server.Port) with
            {
                Trust = new TrustConfig { By = TrustSource.Pinned, Sha256 = sha256 },
            };
            var report = await check.RunAsync(config, CancellationToken.None);
            return report.Nodes.Single().Steps.Single(step => step.Id == "certificate");
        }

        Assert.That((await PinAsync(server.Sha256)).Outcome, Is.EqualTo(StepOutcome.Works));
        var other = await PinAsync(new string('0', 64));
        Assert.That(other.Outcome, Is.EqualTo(StepOutcome.Fails));
        Assert.That(other.Detail, Does.StartWith("another certificate than the pinned one"));
    }

    [Test]
    public async Task Check_OfPlainHttpAsHttps_SaysThatThereIsNoTls()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var report = await check.RunAsync(lab.Config with { Protocol = WsmanProtocol.Https }, CancellationToken.None);
        Assert.That(
            report.Nodes[0].Steps.Single(step => step.Id == "certificate").Detail, Is.EqualTo("no TLS at this address"));
    }

    private static ClusterConfig Config(WsmanProtocol protocol, int port) => new()
    {
        Id = "a",
        Name = "A",
        Nodes = [new NodeConfig("HV01", "127.0.0.1", port)],
        Protocol = protocol,
        Scheme = AuthenticationScheme.Basic,
        Credential = new CredentialConfig { From = CredentialSource.File, File = "lab" },
    };

    /// <summary>Shows a certificate that nobody signed, and counts what it is asked.</summary>
    private sealed class TlsServer(WebApplication application, X509Certificate2 certificate) : IAsyncDisposable
    {
        private int requests;

        public int Requests => requests;

        public int Port => new Uri(application.Urls.Single()).Port;

        public string Sha256 => certificate.GetCertHashString(HashAlgorithmName.SHA256);

        public static async Task<TlsServer> StartAsync()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=hv01", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(Some.Moment, Some.Moment.AddYears(100));
            var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
            var server = new TlsServer(builder.Build(), certificate);
            await server.RunAsync();
            return server;
        }

        private Task RunAsync()
        {
            application.Run(context =>
            {
                Interlocked.Increment(ref requests);
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            });
            return application.StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await application.DisposeAsync();
            certificate.Dispose();
        }
    }
}
