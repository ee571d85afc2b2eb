using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Sessions;

/// <summary>An open subscription on one node: events that happen from the moment it was handed out. Disposing it ends it
/// on the node as well.</summary>
public interface ICimSubscription : IAsyncDisposable
{
    /// <summary>The events as they come. Ends only by an error or by the token; a node that went away, restarted or
    /// dropped the subscription is a <see cref="NodeException"/>, and what happened since the last event is then
    /// unknown. One reader at a time.</summary>
    IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken);
}
