using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.HyperV.Support;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Every way to prove an identity, against nodes that ask for it as Windows does: reading a node, setting a role,
/// and being refused.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SignedInTests
{
    private readonly string authority = Path.GetTempFileName();
    private LabCluster lab = null!;

    [SetUp]
    public async Task StartAsync()
    {
        lab = await LabCluster.StartAsync(
            LabTopology.Default(), new LabOptions { Security = NodeSecurity.AsWindows }, CancellationToken.None);
        await File.WriteAllTextAsync(authority, lab.AuthorityPem);
    }

    [TearDown]
    public async Task StopAsync()
    {
        File.Delete(authority);
        await lab.DisposeAsync();
    }

    [Test]
    public Task Basic_OverTls_ReadsAndWrites() =>
        AssertWorksAsync(isSecure: true, new NodeCredential.Basic(lab.UserName, lab.Password));

    [TestCase(false, NegotiatePackage.Ntlm)]
    [TestCase(true, NegotiatePackage.Ntlm)]
    [TestCase(false, NegotiatePackage.Negotiate)]
    public Task Ntlm_WithAnAccount_ReadsAndWrites(bool isSecure, NegotiatePackage package)
    {
        NtlmAccounts.Require();
        return AssertWorksAsync(isSecure, Ntlm(NtlmAccounts.Password, package));
    }

    [TestCase(false, NegotiatePackage.Kerberos)]
    [TestCase(true, NegotiatePackage.Kerberos)]
    [TestCase(false, NegotiatePackage.Negotiate)]
    public async Task Kerberos_WithAnAccount_ReadsAndWrites(bool isSecure, NegotiatePackage package)
    {
        await KerberosRealm.RequireAsync();
        await AssertWorksAsync(isSecure, Kerberos(KerberosRealm.Password, package));
    }

    [TestCase(NegotiatePackage.Kerberos)]
    [TestCase(NegotiatePackage.Negotiate)]
    public async Task Kerberos_WithTheTicketOfTheProcess_ReadsAndWrites(NegotiatePackage package)
    {
        await KerberosRealm.SignInAsync();
        await AssertWorksAsync(isSecure: false, new NodeCredential.OwnProcess(package));
    }

    [Test]
    public async Task Basic_OverHttpToANodeThatAllowsNothingReadable_IsRefusedWithWhatItOffers()
    {
        using var sessions = Sessions(isSecure: false, new NodeCredential.Basic(lab.UserName, lab.Password));
        var error = await RefusedAsync(sessions);
        Assert.That(error.Detail, Does.Contain("The node offers Negotiate"));
    }

    [Test]
    public async Task Ntlm_WithAWrongPassword_IsRefused()
    {
        NtlmAccounts.Require();
        using var sessions = Sessions(isSecure: false, Ntlm("wrong", NegotiatePackage.Ntlm));
        await RefusedAsync(sessions);
    }

    [Test]
    public async Task Kerberos_WithAWrongPassword_IsRefusedBeforeTheNodeIsAsked()
    {
        await KerberosRealm.RequireAsync();
        using var sessions = Sessions(isSecure: false, Kerberos("wrong", NegotiatePackage.Kerberos));
        var error = await RefusedAsync(sessions);
        Assert.That(error.Detail, Does.Contain("Kerberos answers"));
    }

    [Test]
    public async Task Node_ThatRestarted_IsSignedInToAnew()
    {
        NtlmAccounts.Require();
        using var sessions = Sessions(isSecure: false, Ntlm(NtlmAccounts.Password, NegotiatePackage.Ntlm));
        await ReadAsync(sessions);
        await lab.CrashAsync("HV01", CancellationToken.None);
        await Assert.ThatAsync(() => ReadAsync(sessions), Fails.With(NodeFault.Unreachable));
        await lab.StartNodeAsync("HV01", CancellationToken.None);
        Assert.That((await ReadAsync(sessions)).Switches, Is.Not.Empty);
    }

    [Test]
    public async Task Query_LeftOrCancelled_LeavesTheSessionUsable()
    {
        NtlmAccounts.Require();
        using var sessions = Sessions(isSecure: false, Ntlm(NtlmAccounts.Password, NegotiatePackage.Ntlm));
        var session = sessions.For("HV01");
        for (var round = 0; round < 10; round++)
        {
            using var stop = new CancellationTokenSource();
            var rows = session.QueryAsync(CimNamespaces.Virtualization, Wql.Select("Msvm_ComputerSystem"), stop.Token);
            await foreach (var row in rows)
            {
                Assert.That(row.ClassName, Is.EqualTo("Msvm_ComputerSystem"));
                break;
            }
        }
        Assert.That((await ReadAsync(sessions)).Adapters, Is.Not.Empty);
    }

    private static NodeCredential.Account Ntlm(string password, NegotiatePackage package) =>
        new($@"{NtlmAccounts.Domain}\{NtlmAccounts.UserName}", password, package);

    private static NodeCredential.Account Kerberos(string password, NegotiatePackage package) =>
        new($"{KerberosRealm.UserName}@{KerberosRealm.Name}", password, package);

    private async Task AssertWorksAsync(bool isSecure, NodeCredential credential)
    {
        using var sessions = Sessions(isSecure, credential);
        var adapter = (await ReadAsync(sessions)).Adapters.First(adapter => adapter.Vm?.Name == "NLB1");
        var wanted = new RoleSetting(MirrorRole.Destination, 0);
        var outcome = await new RoleWriter(sessions, TimeProvider.System).WriteAsync(
            adapter.Node, [new RoleChange(adapter, wanted)], CancellationToken.None);
        Assert.That(outcome.Single().Error, Is.Null);
        var after = (await ReadAsync(sessions)).Adapters.First(seen => seen.Id == adapter.Id);
        Assert.That(after.Role, Is.EqualTo(wanted));
    }

    private static async Task<NodeException> RefusedAsync(CimSessionPool sessions)
    {
        NodeException? refused = null;
        await Assert.ThatAsync(
            async () =>
            {
                try
                {
                    await sessions.For("HV01").IdentifyAsync(CancellationToken.None);
                }
                catch (NodeException error)
                {
                    refused = error;
                    throw;
                }
            },
            Fails.With(NodeFault.AuthenticationFailed));
        return refused!;
    }

    private static Task<NodeSnapshot> ReadAsync(CimSessionPool sessions) =>
        new NodeReader(sessions, TimeProvider.System).ReadAsync("HV01", NodeScope.Node, CancellationToken.None);

    private CimSessionPool Sessions(bool isSecure, NodeCredential credential) => CimSessionPool.ByTransport(
        lab.Nodes.Select(node => new NodeEndpoint(
            node.Name,
            new UriBuilder(isSecure ? node.SecureEndpoint : node.Endpoint) { Host = "localhost" }.Uri,
            credential)
        {
            Trust = new NodeTrust.Authority(authority),
        }),
        TimeProvider.System);
}
