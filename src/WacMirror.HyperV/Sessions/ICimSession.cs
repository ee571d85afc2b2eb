using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Sessions;

/// <summary>
/// CIM operations on one node. Every failure is a <see cref="NodeException"/>; cancelling by the caller is an
/// <see cref="OperationCanceledException"/>. Implementations take calls from several threads at once.
/// </summary>
public interface ICimSession : IDisposable
{
    /// <summary>The rows of a query, handed out while the answer arrives. Leaving the loop early ends the query on
    /// the node as well.</summary>
    /// <param name="ns">With forward slashes: <c>root/virtualization/v2</c>.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    IAsyncEnumerable<CimObject> QueryAsync(string ns, Wql query, CancellationToken cancellationToken);

    /// <summary>One object by its keys.</summary>
    Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken);

    /// <summary>Calls a method once and never again, whatever becomes of the answer. A failure that is not a fault of
    /// the node itself leaves open whether the method ran.</summary>
    /// <param name="target">The object; a service needs at least its <c>CreationClassName</c> key.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">References as <see cref="CimValue.Reference"/>, embedded instances as
    /// <see cref="CimValue.Embedded"/>, arrays as <see cref="CimValue.List"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the answer, not the method.</param>
    Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken);

    /// <summary>Subscribes to events; returns once the node has accepted. The deadline of an operation bounds this call
    /// and not the subscription's life.</summary>
    /// <param name="ns">With forward slashes: <c>root/MSCluster</c>.</param>
    /// <param name="query">An event query.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken);

    /// <summary>Who answers: proof that the node is reached and the credentials are taken.</summary>
    Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken);
}
