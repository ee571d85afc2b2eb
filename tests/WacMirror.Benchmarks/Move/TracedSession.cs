using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Move;

/// <summary>A session that says of each request which class or method it is about.</summary>
internal sealed class TracedSession(ICimSession inner) : ICimSession
{
    public async IAsyncEnumerable<CimObject> QueryAsync(
        string ns, Wql query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = inner.QueryAsync(ns, query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // Anew for each: what an iterator says is forgotten when it yields.
            RequestSpans.About(query.ClassName);
            if (!await rows.MoveNextAsync())
                yield break;
            yield return rows.Current;
        }
    }

    public async Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        RequestSpans.About(path.ClassName);
        return await inner.GetAsync(path, cancellationToken);
    }

    public async Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken)
    {
        RequestSpans.About(method);
        return await inner.InvokeAsync(target, method, parameters, cancellationToken);
    }

    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(ns, query, cancellationToken);

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        inner.IdentifyAsync(cancellationToken);

    public void Dispose() => inner.Dispose();
}
