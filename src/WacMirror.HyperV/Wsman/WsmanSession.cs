using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman.Eventing;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Wsman;

/// <summary>CIM over WS-Management, without anything of Windows. Stateless between calls; safe on any thread.</summary>
public sealed class WsmanSession : ICimSession
{
    private readonly WsmanRequests requests;
    private readonly WsmanExchange exchange;
    private readonly TimeProvider time;

    public WsmanSession(WsmanHttp http, WsmanRequests requests, TimeProvider? time = null)
    {
        this.requests = requests;
        this.time = time ?? TimeProvider.System;
        exchange = new WsmanExchange(http, this.time);
    }

    /// <exception cref="Core.Reconciling.NodeException">The endpoint would send the password readable, or names a trust
    /// that cannot be used.</exception>
    public static WsmanSession Connect(NodeEndpoint endpoint, SessionLimits limits, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(limits);
        // A little less than our own deadline, so that the node's answer "timed out" still arrives.
        var operationTimeout = limits.OperationDeadline * 0.8;
        // A subscription keeps a connection waiting, which no operation shall have to wait for.
        var connections = limits.ConcurrentOperations + limits.Subscriptions;
        return new WsmanSession(
            WsmanHttp.Over(endpoint, connections, time ?? TimeProvider.System),
            new WsmanRequests(endpoint.Address, operationTimeout, Guid.NewGuid),
            time);
    }

    public async IAsyncEnumerable<CimObject> QueryAsync(
        string ns, Wql query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var pages = new Enumeration(exchange, requests, ns, query);
        while (await pages.NextAsync(cancellationToken) is { } row)
            yield return row;
    }

    public Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return exchange.RunAsync(
            requests.Get(path),
            async cursor =>
            {
                var found = await ObjectReader.ReadAsync(cursor);
                return new CimObject(found.ClassName, found.Properties, path);
            },
            cancellationToken);
    }

    public Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken) =>
        exchange.RunAsync(
            requests.Invoke(target, method, parameters),
            async cursor =>
            {
                var output = await ObjectReader.ReadAsync(cursor);
                var code = output.UInt32("ReturnValue")
                    ?? throw new CimFormatException($"The answer of {method} has no return value.");
                return new CimMethodResult(code, output);
            },
            cancellationToken);

    public async Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var eventing = new EventingRequests(requests, ns, query);
        var begun = await exchange.RunAsync(eventing.Subscribe(), SubscribeAnswer.ReadAsync, cancellationToken);
        return new WsmanSubscription(exchange, eventing, begun, time);
    }

    public Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken) =>
        exchange.RunAsync(
            WsmanRequests.Identify(),
            async cursor =>
            {
                var answer = await ObjectReader.ReadAsync(cursor);
                return new WsmanIdentity(
                    answer.Text("ProtocolVersion") ?? string.Empty,
                    answer.Text("ProductVendor") ?? string.Empty,
                    answer.Text("ProductVersion") ?? string.Empty);
            },
            cancellationToken);

    public void Dispose() => exchange.Dispose();
}
