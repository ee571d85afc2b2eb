using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Apply;

/// <summary>How often each kind of operation was asked for.</summary>
internal sealed class OperationCounts
{
    private int adds;
    private int modifies;
    private int polls;

    public int Adds => adds;

    public int Modifies => modifies;

    /// <summary>Looks at jobs.</summary>
    public int Polls => polls;

    public void Reset() => (adds, modifies, polls) = (0, 0, 0);

    public void Call(string method)
    {
        if (method == "AddFeatureSettings")
            Interlocked.Increment(ref adds);
        else
            Interlocked.Increment(ref modifies);
    }

    public void Poll() => Interlocked.Increment(ref polls);
}

/// <summary>A session that counts what goes through it.</summary>
internal sealed class CountingSession(ICimSession inner, OperationCounts counts) : ICimSession
{
    private const string Job = "Msvm_ConcreteJob";

    public IAsyncEnumerable<CimObject> QueryAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        if (query.ClassName == Job)
            counts.Poll();
        return inner.QueryAsync(ns, query, cancellationToken);
    }

    public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        if (path.ClassName == Job)
            counts.Poll();
        return inner.GetAsync(path, cancellationToken);
    }

    public Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken)
    {
        counts.Call(method);
        return inner.InvokeAsync(target, method, parameters, cancellationToken);
    }

    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(ns, query, cancellationToken);

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        inner.IdentifyAsync(cancellationToken);

    public void Dispose() => inner.Dispose();
}
