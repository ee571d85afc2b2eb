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

/// <summary>A node that misbehaves, asked with a password that goes along and over a connection that was signed in: each
/// misbehavior has its name, and a session outlives it.</summary>
[TestFixture(false)]
[TestFixture(true)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MisbehaviorTests(bool isSignedIn)
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

    [TestCase(WireEffect.ResetBeforeWork, NodeFault.Unreachable)]
    [TestCase(WireEffect.ResetAfterWork, NodeFault.Unreachable)]
    [TestCase(WireEffect.ShortBody, NodeFault.Unreachable)]
    [TestCase(WireEffect.CutChunk, NodeFault.Unreachable)]
    [TestCase(WireEffect.CutText, NodeFault.ProtocolViolation)]
    [TestCase(WireEffect.Garbage, NodeFault.ProtocolViolation)]
    [TestCase(WireEffect.Unauthorized, NodeFault.AuthenticationFailed)]
    [TestCase(WireEffect.Unavailable, NodeFault.Busy)]
    [TestCase(WireEffect.Quota, NodeFault.QuotaLimit)]
    [TestCase(WireEffect.TimedOut, NodeFault.TimedOut)]
    [TestCase(WireEffect.AccessDenied, NodeFault.AccessDenied)]
    public async Task Misbehavior_OfANode_HasItsNameAndIsOutlived(WireEffect effect, NodeFault fault)
    {
        await QueryAsync();
        lab.SetFaults(Node, NodeFaults.Always(effect));
        await Assert.ThatAsync(QueryAsync, Fails.With(fault));
        await Assert.ThatAsync(QueryAsync, Fails.With(fault));
        lab.SetFaults(Node, NodeFaults.None);
        Assert.That(await QueryAsync(), Is.Positive);
    }

    [TestCase(WireEffect.ResetBeforeWork)]
    [TestCase(WireEffect.Unavailable)]
    public async Task Query_MetByAPassingMisbehavior_IsAnswered(WireEffect effect)
    {
        var count = await QueryAsync();
        lab.SetFaults(Node, NodeFaults.Once(effect));
        Assert.That(await QueryAsync(), Is.EqualTo(count));
    }

    [Test]
    public async Task Reset_WithinABody_IsAnErrorAndIsOutlived()
    {
        lab.SetFaults(Node, NodeFaults.Always(WireEffect.ResetInBody));
        // A readable answer is read as it comes, and what came before the reset may already be no XML.
        await Assert.ThatAsync(
            QueryAsync,
            Throws.TypeOf<NodeException>().With.Property(nameof(NodeException.Fault))
                .EqualTo(NodeFault.Unreachable).Or.Property(nameof(NodeException.Fault)).EqualTo(NodeFault.ProtocolViolation));
        lab.SetFaults(Node, NodeFaults.None);
        Assert.That(await QueryAsync(), Is.Positive);
    }

    [Test]
    public async Task Connections_ThatAreRefused_AreUnreachable()
    {
        await QueryAsync();
        lab.SetFaults(Node, new NodeFaults { RefusesConnections = true });
        await Assert.ThatAsync(QueryAsync, Fails.With(NodeFault.Unreachable));
        lab.SetFaults(Node, NodeFaults.None);
        Assert.That(await QueryAsync(), Is.Positive);
    }

    [Test]
    public async Task SignedInConnection_ThatTheNodeForgets_IsSignedInAnewForAnyMessage()
    {
        if (!isSignedIn)
            Assert.Pass("A password goes along with each message; there is nothing to forget.");
        await QueryAsync();
        lab.SetFaults(Node, NodeFaults.Once(WireEffect.Unauthorized));
        Assert.That(await QueryAsync(), Is.Positive);
    }

    private async Task<int> QueryAsync() => (await Wire.ReadAllAsync(sessions.For(Node), ComputerSystemRow.Table.ClassName)).Count;
}
