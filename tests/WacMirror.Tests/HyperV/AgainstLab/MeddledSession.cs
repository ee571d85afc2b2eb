using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>A session before whose calls the world may change.</summary>
internal sealed class MeddledSession(ICimSession inner, Func<Task> meddle) : ICimSession
{
    public IAsyncEnumerable<CimObject> QueryAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        inner.QueryAsync(ns, query, cancellationToken);

    public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken) =>
        inner.GetAsync(path, cancellationToken);

    public async Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken)
    {
        await meddle();
        return await inner.InvokeAsync(target, method, parameters, cancellationToken);
    }

    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(ns, query, cancellationToken);

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        inner.IdentifyAsync(cancellationToken);

    public void Dispose() => inner.Dispose();
}
