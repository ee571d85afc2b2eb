using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Support;

internal sealed record Invocation(CimPath Target, string Method, IReadOnlyList<CimProperty> Parameters);

/// <summary>A node in memory: answers come from functions, and what was asked is kept.</summary>
internal sealed class ScriptedSession : ICimSession
{
    private readonly Lock gate = new();
    private readonly List<string> queries = [];
    private readonly List<Invocation> invocations = [];

    public Func<string, IEnumerable<CimObject>> OnQuery { get; init; } = _ => [];

    /// <summary>Held up before each query's answer.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    public Func<CimPath, CimObject> OnGet { get; init; } = path => throw new InvalidOperationException(path.ToString());

    public Func<Invocation, CimMethodResult> OnInvoke { get; init; } = call => throw new InvalidOperationException(call.Method);

    public Func<WsmanIdentity> OnIdentify { get; init; } = () => new("wsman", "Test", "1");

    public IReadOnlyList<string> Queries
    {
        get
        {
            lock (gate)
                return [.. queries];
        }
    }

    public IReadOnlyList<Invocation> Invocations
    {
        get
        {
            lock (gate)
                return [.. invocations];
        }
    }

    public CimSessionPool Pool => new(
        [Wire.Endpoint], _ => this, SessionLimits.Default, TimeProvider.System);

    public async IAsyncEnumerable<CimObject> QueryAsync(
        string ns, Wql query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (BeforeAnswer is { } hold)
            await hold();
        IReadOnlyList<CimObject> rows;
        lock (gate)
        {
            queries.Add(query.ToString());
            rows = [.. OnQuery(query.ToString())];
        }
        foreach (var row in rows)
            yield return row;
    }

    public async Task<CimObject> GetAsync(CimPath path, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (gate)
            return OnGet(path);
    }

    public async Task<CimMethodResult> InvokeAsync(
        CimPath target, string method, IReadOnlyList<CimProperty> parameters, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var call = new Invocation(target, method, parameters);
        lock (gate)
        {
            invocations.Add(call);
            return OnInvoke(call);
        }
    }

    public Func<Wql, ICimSubscription> OnSubscribe { get; init; } =
        query => throw new InvalidOperationException(query.ToString());

    public async Task<ICimSubscription> SubscribeAsync(string ns, Wql query, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return OnSubscribe(query);
    }

    public async Task<WsmanIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        return OnIdentify();
    }

    public void Dispose()
    {
    }
}
