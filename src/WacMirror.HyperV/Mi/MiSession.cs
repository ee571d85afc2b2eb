using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;
using CimMethodResult = WacMirror.HyperV.Sessions.CimMethodResult;
using CimProperty = WacMirror.Cim.CimProperty;
using LibraryResult = Microsoft.Management.Infrastructure.CimMethodResult;

namespace WacMirror.HyperV.Mi;

/// <summary>CIM through Windows' own client, with whatever Windows knows of Kerberos, delegation and the caller's
/// identity. Windows only. Safe on any thread.</summary>
[SupportedOSPlatform("windows")]
public sealed class MiSession : ICimSession
{
    private const string Dialect = "WQL";

    private readonly string node;
    private readonly TimeSpan operationTimeout;
    private readonly MiIdentity identity;
    private readonly CimSession session;

    private MiSession(NodeEndpoint endpoint, SessionLimits limits)
    {
        node = endpoint.Node;
        // A little less than our own deadline, so that the node's answer "timed out" still arrives.
        operationTimeout = limits.OperationDeadline * 0.8;
        identity = new MiIdentity(endpoint.Credential);
        using var options = MiConnection.Options(endpoint);
        session = identity.Run(() => CimSession.Create(endpoint.Address.IdnHost, options));
    }

    /// <summary>Nothing is sent yet.</summary>
    /// <exception cref="NodeException">The library is not there, or cannot do what the endpoint demands.</exception>
    public static MiSession Connect(NodeEndpoint endpoint, SessionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return new MiSession(endpoint, limits);
        }
        catch (Exception error) when (
            MiFailures.Explain(error, endpoint.Node, "Connect") is NodeException explained && explained != error)
        {
            throw explained;
        }
    }

    public async IAsyncEnumerable<CimObject> QueryAsync(
        string ns, Wql query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        using var rows = Run(
            $"Query {query.ClassName}",
            () => session.QueryInstancesAsync(ns, Dialect, query.ToString(), Bounded()),
            instance => MiObjects.Read(instance));
        await foreach (var row in rows.ReadAsync(cancellationToken))
            yield return row;
    }

    public async Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        cancellationToken.ThrowIfCancellationRequested();
        var operation = $"Get {path.ClassName}";
        using var keys = MiReferences.Write(path);
        using var found = Run(
            operation,
            () => session.GetInstanceAsync(path.Namespace, keys, Bounded()),
            instance => MiObjects.Read(instance, path));
        return await found.LastAsync(cancellationToken) ?? throw Empty(operation);
    }

    public async Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(parameters);
        cancellationToken.ThrowIfCancellationRequested();
        var operation = $"Invoke {method}";
        using var instance = MiReferences.Write(target);
        using var arguments = new MiParameters(parameters);
        using var answer = Run(
            operation,
            () => session.InvokeMethodAsync(target.Namespace, instance, method, arguments.All, Bounded()),
            result => Read(result, method));
        return await answer.LastAsync(cancellationToken) ?? throw Empty(operation);
    }

    /// <summary>The library does not tell when the node has accepted; a refusal comes with the first read.</summary>
    public Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        using var delivery = new CimSubscriptionDeliveryOptions(CimSubscriptionDeliveryType.Pull);
        return Task.FromResult<ICimSubscription>(new MiSubscription(Run(
            $"Subscribe {query.ClassName}",
            () => session.SubscribeAsync(ns, Dialect, query.ToString(), delivery),
            result => MiObjects.Read(result.Instance),
            MiSubscription.MostWaiting)));
    }

    public async Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var found = Run("Identify", session.TestConnectionAsync, instance => MiObjects.Read(instance));
        var answer = await found.LastAsync(cancellationToken) ?? throw Empty("Identify");
        return new WsmanIdentity(
            answer.Text("ProtocolVersion") ?? string.Empty,
            answer.Text("ProductVendor") ?? string.Empty,
            answer.Text("ProductVersion") ?? string.Empty);
    }

    public void Dispose() => session.Dispose();

    private static CimMethodResult Read(CimMethodResultBase result, string method)
    {
        var output = MiObjects.Read((LibraryResult)result, method);
        var code = output.UInt32("ReturnValue")
            ?? throw new CimFormatException($"The answer of {method} has no return value.");
        return new CimMethodResult(code, output);
    }

    private PushedResults<TIn, TOut> Run<TIn, TOut>(
        string operation, Func<IObservable<TIn>> start, Func<TIn, TOut> convert, int bound = WsmanLimits.Rows)
        where TOut : class =>
        new(
            observer => identity.Run(() => start().Subscribe(observer)),
            convert,
            error => MiFailures.Explain(error, node, operation),
            bound);

    private CimOperationOptions Bounded() => new() { Timeout = operationTimeout };

    private NodeException Empty(string operation) =>
        new(NodeFault.ProtocolViolation, node, operation, "the answer is empty");
}
