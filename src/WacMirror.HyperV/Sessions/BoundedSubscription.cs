using WacMirror.Cim;

namespace WacMirror.HyperV.Sessions;

/// <summary>A subscription that gives its place back when it ends.</summary>
internal sealed class BoundedSubscription(ICimSubscription inner, IDisposable place) : ICimSubscription
{
    public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using (place)
            await inner.DisposeAsync();
    }
}
