using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CimSessionPoolTests
{
    private static readonly NodeCredential Alice = new NodeCredential.Account(@"LAB\alice", "a");
    private static readonly NodeCredential Bob = new NodeCredential.Account(@"LAB\bob", "b");

    private readonly FakeTimeProvider time = new();
    private readonly List<NodeEndpoint> connected = [];

    [Test]
    public void Pool_AskedForAnUnknownNode_SaysThatNothingIsConfigured()
    {
        using var pool = CimSessionPool.ByTransport([Wire.Endpoint], TimeProvider.System);
        Assert.That(() => pool.For("HV99"), Fails.With(NodeFault.Unreachable));
        Assert.That(() => pool.For("HV99", Alice), Fails.With(NodeFault.Unreachable));
        Assert.That(pool.For("hv01"), Is.SameAs(pool.For("HV01")));
    }

    [Test]
    public void Session_ThatCouldNotBeMade_IsTriedAnewWhenAskedForAgain()
    {
        var refused = new NodeException(NodeFault.CertificateRejected, "HV01", "Connect", "no such file");
        using var pool = new CimSessionPool(
            [Wire.Endpoint],
            endpoint =>
            {
                connected.Add(endpoint);
                return connected.Count == 1 ? throw refused : new ScriptedSession();
            },
            SessionLimits.Default,
            time);
        Assert.That(() => pool.For("HV01"), Throws.Exception.SameAs(refused));
        Assert.That(pool.For("HV01"), Is.SameAs(pool.For("hv01")));
        Assert.That(connected, Has.Count.EqualTo(2));
    }

    [Test]
    public void Session_OfAnIdentity_IsNeverThatOfAnother()
    {
        using var pool = Pool();
        var sessions = (ICimSession[])[pool.For("HV01"), pool.For("HV01", Alice), pool.For("HV01", Bob)];
        Assert.That(sessions, Is.Unique);
        Assert.That(connected.Select(endpoint => endpoint.Credential),
            Is.EqualTo((NodeCredential[])[Wire.Endpoint.Credential, Alice, Bob]));
    }

    [Test]
    public void Session_OfTheSameIdentity_IsTheSame()
    {
        using var pool = Pool();
        Assert.That(
            pool.For("hv01", new NodeCredential.Account(@"LAB\alice", "a")), Is.SameAs(pool.For("HV01", Alice)));
        Assert.That(pool.For("HV01", Wire.Endpoint.Credential), Is.SameAs(pool.For("HV01")));
    }

    [Test]
    public void Session_UnderAHandedInIdentity_EndsWhenNobodyAsksForIt()
    {
        using var pool = Pool();
        var own = pool.For("HV01");
        var alice = pool.For("HV01", Alice);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.That(pool.For("HV01", Alice), Is.SameAs(alice));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(pool.For("HV01", Alice), Is.Not.SameAs(alice));
        Assert.That(pool.For("HV01"), Is.SameAs(own));
    }

    [Test]
    public async Task Session_WithAnOpenSubscription_StaysHoweverLongNobodyAsksForIt()
    {
        using var pool = Pool();
        var alice = pool.For("HV01", Alice);
        await using (await SubscribeAsync(alice))
        {
            time.Advance(TimeSpan.FromHours(1));
            Assert.That(pool.For("HV01", Alice), Is.SameAs(alice));
        }
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(pool.For("HV01", Alice), Is.Not.SameAs(alice));
    }

    [Test]
    public async Task Bound_OfANode_HoldsForAllIdentitiesTogether()
    {
        using var pool = new CimSessionPool(
            [Wire.Endpoint],
            _ => new ScriptedSession { OnSubscribe = _ => new OpenSubscription() },
            new SessionLimits { Subscriptions = 1 },
            time);
        await using var own = await SubscribeAsync(pool.For("HV01"));
        await Assert.ThatAsync(() => SubscribeAsync(pool.For("HV01", Alice)), Fails.With(NodeFault.QuotaLimit));
    }

    private static Task<ICimSubscription> SubscribeAsync(ICimSession session) =>
        session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None);

    private CimSessionPool Pool() => new(
        [Wire.Endpoint],
        endpoint =>
        {
            connected.Add(endpoint);
            return new ScriptedSession { OnSubscribe = _ => new OpenSubscription() };
        },
        SessionLimits.Default,
        time);

    private sealed class OpenSubscription : ICimSubscription
    {
        public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
