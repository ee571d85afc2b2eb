using System.Xml.Linq;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>Envelopes carried by python3-winrm, whose HTTP and authentication are not ours.</summary>
[Parallelizable]
public sealed class PythonWinRmTests
{
    private const string Python = "/usr/bin/python3";

    private const string Script =
        """
        import sys
        from winrm.protocol import Protocol
        endpoint, transport, user, password, envelope = sys.argv[1:]
        protocol = Protocol(endpoint, transport=transport, username=user, password=password)
        answer = protocol.send_message(open(envelope, encoding="utf-8").read())
        sys.stdout.buffer.write(answer if isinstance(answer, bytes) else answer.encode("utf-8"))
        """;

    /// <summary>NTLM is made of MD4 and RC4, which OpenSSL 3 has in a provider that is off by default.</summary>
    private const string OpenSsl =
        """
        openssl_conf = all
        [all]
        providers = providers
        [providers]
        default = on
        legacy = on
        [on]
        activate = 1

        """;

    [Test]
    public async Task Query_WithBasic_IsAnswered()
    {
        Require();
        await using var bench = await Bench.StartAsync(
            Bench.Options() with { Password = "plain" }, new WsmanNode("NODE1", [EnumerateTests.Machines(3)]));
        var answer = await SendAsync(bench, "plaintext", Bench.UserName, "plain");
        Assert.That(
            answer.Descendants().Where(element => element.Name.LocalName == "Name").Select(element => element.Value),
            Is.EqualTo(["vm-0", "vm-2"]));
    }

    [Test]
    public async Task Query_WithNtlm_IsSealedBothWaysAndAnswered()
    {
        Require();
        NtlmAccounts.Require();
        await using var bench = await Bench.StartAsync(Bench.Options(), new WsmanNode("NODE1", [EnumerateTests.Machines(3)])
        {
            Security = NodeSecurity.AsWindows with { OffersBasic = false },
        });
        var answer = await SendAsync(
            bench, "ntlm", $@"{NtlmAccounts.Domain}\{NtlmAccounts.UserName}", NtlmAccounts.Password);
        Assert.That(
            answer.Descendants().Where(element => element.Name.LocalName == "Name").Select(element => element.Value),
            Is.EqualTo(["vm-0", "vm-2"]));
    }

    private static void Require()
    {
        Peer.Require("/usr/lib/python3/dist-packages/winrm/protocol.py", "python3-winrm");
        Peer.Require(Python, "python3");
    }

    private static async Task<XElement> SendAsync(Bench bench, string transport, string user, string password)
    {
        var folder = Directory.CreateTempSubdirectory("wacmirror-python-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "envelope.xml"),
                Requests.Query("SELECT * FROM Msvm_ComputerSystem WHERE Name <> 'vm-1'"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "openssl.cnf"), OpenSsl);
            var run = await Peer.RunAsync(
                folder.FullName,
                Python,
                ["-c", Script, bench.Server.EndpointOf("NODE1").ToString(), transport, user, password, "envelope.xml"],
                new Dictionary<string, string> { ["OPENSSL_CONF"] = Path.Combine(folder.FullName, "openssl.cnf") });
            Assert.That(run.ExitCode, Is.Zero, run.Errors);
            return XElement.Parse(run.Output.TrimStart('\uFEFF'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
