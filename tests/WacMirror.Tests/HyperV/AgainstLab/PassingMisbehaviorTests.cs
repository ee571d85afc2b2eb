using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Injection;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.HyperV.Support;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>A node that misbehaves once, asked with a password that goes along and over a connection that was signed
/// in.</summary>
[TestFixture(false)]
[TestFixture(true)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PassingMisbehaviorTests(bool isSignedIn)
{
    private const string Node = "HV01";

    private LabCluster lab = null!;
    private CimSessionPool sessions = null!;

    [SetUp]
    public async Task StartAsync()
    {
        if (isSignedIn)
            NtlmAccounts.Require();
        var security = isSignedIn ? NodeSecurity.AsWindows : NodeSecurity.Default;
        lab = await LabCluster.StartAsync(
            LabTopology.Default(), new LabOptions { Security = security }, CancellationToken.None);
        NodeCredential credential = isSignedIn
            ? new NodeCredential.Account(
                $@"{NtlmAccounts.Domain}\{NtlmAccounts.UserName}", NtlmAccounts.Password, NegotiatePackage.Ntlm)
            : new NodeCredential.Basic(lab.UserName, lab.Password);
        sessions = CimSessionPool.ByTransport(
            lab.Nodes.Select(node => new NodeEndpoint(node.Name, node.Endpoint, credential)), new BriefPauseTime());
    }

    [TearDown]
    public async Task StopAsync()
    {
        sessions?.Dispose();
        if (lab is not null)
            await lab.DisposeAsync();
    }

    [TestCase(WireEffect.ResetBeforeWork)]
    [TestCase(WireEffect.Unavailable)]
    public async Task Query_MetByAPassingMisbehavior_IsAnswered(WireEffect effect)
    {
        var count = await QueryAsync();
        lab.SetFaults(Node, NodeFaults.Once(effect));
        Assert.That(await QueryAsync(), Is.EqualTo(count));
    }

    /// <summary>A connection that the node has forgotten is signed in anew; a password that is refused stays refused.</summary>
    [Test]
    public async Task Query_RefusedOnce_IsAskedAgainOnlyWhereTheConnectionWasSignedIn()
    {
        var count = await QueryAsync();
        lab.SetFaults(Node, NodeFaults.Once(WireEffect.Unauthorized));
        if (isSignedIn)
            Assert.That(await QueryAsync(), Is.EqualTo(count));
        else
            await Assert.ThatAsync(QueryAsync, Fails.With(NodeFault.AuthenticationFailed));
    }

    private async Task<int> QueryAsync() => (await Wire.ReadAllAsync(sessions.For(Node), ComputerSystemRow.Table.ClassName)).Count;
}
