using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>A session that remembers what was asked, in order.</summary>
internal sealed class AskedQueries(ICimSession inner) : ICimSession
{
    private readonly List<(string Namespace, Wql Query)> queries = [];

    public IReadOnlyList<(string Namespace, Wql Query)> All
    {
        get
        {
            lock (queries)
                return [.. queries];
        }
    }

    public IAsyncEnumerable<CimObject> QueryAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        lock (queries)
            queries.Add((ns, query));
        return inner.QueryAsync(ns, query, cancellationToken);
    }

    public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken) =>
        inner.GetAsync(path, cancellationToken);

    public Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken) =>
        inner.InvokeAsync(target, method, parameters, cancellationToken);

    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(ns, query, cancellationToken);

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        inner.IdentifyAsync(cancellationToken);

    public void Dispose() => inner.Dispose();
}
