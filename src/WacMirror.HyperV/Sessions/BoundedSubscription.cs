using WacMirror.Cim;

namespace WacMirror.HyperV.Sessions;

/// <summary>A subscription that frees its place when it ends.</summary>
internal sealed class BoundedSubscription(ICimSubscription inner, SemaphoreSlim places) : ICimSubscription
{
    private int ended;

    public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
            return;
        try
        {
            await inner.DisposeAsync();
        }
        finally
        {
            places.Release();
        }
    }
}
