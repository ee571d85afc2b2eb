using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Wsman;

/// <summary>CIM over WS-Management, without anything of Windows. Stateless between calls; safe on any thread.</summary>
public sealed class WsmanSession : ICimSession
{
    private readonly WsmanRequests requests;
    private readonly WsmanExchange exchange;

    public WsmanSession(WsmanHttp http, WsmanRequests requests)
    {
        exchange = new WsmanExchange(http);
        this.requests = requests;
    }

    /// <exception cref="Core.Reconciling.NodeException">The endpoint would send the password readable.</exception>
    public static WsmanSession Connect(NodeEndpoint endpoint, SessionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(limits);
        // A little less than our own deadline, so that the node's answer "timed out" still arrives.
        var operationTimeout = limits.OperationDeadline * 0.8;
        return new WsmanSession(
            WsmanHttp.Over(endpoint, limits.ConcurrentOperations),
            new WsmanRequests(endpoint.Address, operationTimeout, Guid.NewGuid));
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

    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Subscriptions come with the eventing client.");

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
