using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoundedSessionTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task Operation_WithoutAnAnswer_TimesOutAtItsDeadline()
    {
        using var inner = new SilentSession();
        using var session = new BoundedSession("HV01", inner, SessionLimits.Default, time);
        var identify = session.IdentifyAsync(CancellationToken.None);
        await inner.Entered.WaitAsync();
        time.Advance(SessionLimits.Default.OperationDeadline);
        await Assert.ThatAsync(() => identify, Fails.With(NodeFault.TimedOut));
    }

    [Test]
    public async Task Query_ThatStopsAmidItsRows_TimesOutAtItsDeadline()
    {
        using var inner = new SilentSession();
        using var session = new BoundedSession("HV01", inner, SessionLimits.Default, time);
        var query = Wire.ReadAllAsync(session);
        await inner.Entered.WaitAsync();
        time.Advance(SessionLimits.Default.OperationDeadline);
        await Assert.ThatAsync(() => query, Fails.With(NodeFault.TimedOut));
    }

    [Test]
    public async Task Caller_WhoCancels_SeesCancelledAndNotTimedOut()
    {
        using var inner = new SilentSession();
        using var session = new BoundedSession("HV01", inner, SessionLimits.Default, time);
        using var stop = new CancellationTokenSource();
        var identify = session.IdentifyAsync(stop.Token);
        await inner.Entered.WaitAsync();
        await stop.CancelAsync();
        await Assert.ThatAsync(() => identify, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Operations_BeyondTheBound_WaitUntilOneEnds()
    {
        using var inner = new SilentSession();
        using var session = new BoundedSession("HV01", inner, new SessionLimits { ConcurrentOperations = 2 }, time);
        using var stop = new CancellationTokenSource();
        var first = session.IdentifyAsync(stop.Token);
        var second = session.IdentifyAsync(CancellationToken.None);
        var third = session.IdentifyAsync(CancellationToken.None);
        await inner.Entered.WaitAsync();
        await inner.Entered.WaitAsync();
        Assert.That(inner.Entered.CurrentCount, Is.Zero);
        await stop.CancelAsync();
        await Assert.ThatAsync(() => first, Throws.InstanceOf<OperationCanceledException>());
        await inner.Entered.WaitAsync();
        time.Advance(SessionLimits.Default.OperationDeadline);
        await Assert.ThatAsync(() => Task.WhenAll(second, third), Fails.With(NodeFault.TimedOut));
    }

    [Test]
    public async Task Subscription_Open_TakesNoPlaceOfAnOperation()
    {
        using var inner = new ScriptedSession { OnSubscribe = _ => new IdleSubscription() };
        using var session = new BoundedSession("HV01", inner, new SessionLimits { ConcurrentOperations = 1 }, time);
        await using var subscription = await session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None);
        Assert.That((await session.IdentifyAsync(CancellationToken.None)).ProductVendor, Is.EqualTo("Test"));
    }

    [Test]
    public async Task Subscriptions_BeyondTheBound_AreRefusedUntilOneEnds()
    {
        using var inner = new ScriptedSession { OnSubscribe = _ => new IdleSubscription() };
        using var session = new BoundedSession("HV01", inner, new SessionLimits { Subscriptions = 1 }, time);
        var first = await session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None);
        await Assert.ThatAsync(
            () => session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None), Fails.With(NodeFault.QuotaLimit));
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using var second = await session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None);
        Assert.That(second, Is.Not.SameAs(first));
    }

    [Test]
    public async Task Subscription_Refused_GivesItsPlaceBack()
    {
        var refuses = true;
        using var inner = new ScriptedSession
        {
            OnSubscribe = _ => refuses
                ? throw new NodeException(NodeFault.Busy, "HV01", "Subscribe X", "not yet")
                : new IdleSubscription(),
        };
        using var session = new BoundedSession("HV01", inner, new SessionLimits { Subscriptions = 1 }, time);
        await Assert.ThatAsync(
            () => session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None), Fails.With(NodeFault.Busy));
        refuses = false;
        await using var second = await session.SubscribeAsync(Wire.Ns, Wql.Select("X"), CancellationToken.None);
        Assert.That(second, Is.Not.Null);
    }

    private sealed class IdleSubscription : ICimSubscription
    {
        public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Takes every call and never answers.</summary>
    private sealed class SilentSession : ICimSession
    {
        public SemaphoreSlim Entered { get; } = new(0);

        public async IAsyncEnumerable<CimObject> QueryAsync(
            string ns, Wql query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return Rows.Of("Msvm_X");
            await NeverAsync<CimObject>(cancellationToken);
        }

        public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken) =>
            NeverAsync<CimObject>(cancellationToken);

        public Task<CimMethodResult> InvokeAsync(
            CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken) =>
            NeverAsync<CimMethodResult>(cancellationToken);

        public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
            NeverAsync<WsmanIdentity>(cancellationToken);

        public void Dispose() => Entered.Dispose();

        private async Task<T> NeverAsync<T>(CancellationToken cancellationToken)
        {
            Entered.Release();
            var never = new TaskCompletionSource<T>();
            return await never.Task.WaitAsync(cancellationToken);
        }
    }
}
