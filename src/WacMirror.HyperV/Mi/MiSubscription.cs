using Microsoft.Management.Infrastructure;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Mi;

/// <summary>Events that the library pushes; they are kept from the moment the subscription was made.</summary>
internal sealed class MiSubscription(PushedResults<CimSubscriptionResult, CimObject> events) : ICimSubscription
{
    /// <summary>Events that may wait for the reader. Fewer, and a drained node's burst ends the subscription; more,
    /// and a reader that hangs costs memory.</summary>
    public const int MostWaiting = 10_000;

    public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) =>
        events.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        events.Dispose();
        return ValueTask.CompletedTask;
    }
}
