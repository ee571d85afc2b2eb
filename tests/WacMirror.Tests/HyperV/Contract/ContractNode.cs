using Microsoft.Extensions.Time.Testing;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>One node of the lab, which speaks Japanese, and a session to it over one of the transports.</summary>
internal sealed class ContractNode : IAsyncDisposable
{
    public const string Name = "NODE1";

    private ContractNode(WsmanServer server, ICimSession session, FakeTimeProvider time)
    {
        Server = server;
        Session = session;
        Time = time;
    }

    public WsmanServer Server { get; }

    /// <summary>Held to its deadlines by <see cref="Time"/>.</summary>
    public ICimSession Session { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>What happens on the node.</summary>
    public required CimEventFeed Events { get; init; }

    public int OpenEnumerations => Server.OpenEnumerations(Name);

    public static async Task<ContractNode> StartAsync(
        NodeSecurity security, Func<WsmanServer, NodeEndpoint> reach, params CimClass[] classes)
    {
        var served = new WsmanNode(Name, classes, "ja-JP") { Security = security };
        var server = await WsmanServer.StartAsync([served], Options(), CancellationToken.None);
        var time = new FakeTimeProvider();
        var limits = SessionLimits.Default;
        var session = CimSessions.Connect(reach(server), limits, TimeProvider.System);
        return new ContractNode(server, new BoundedSession(Name, session, limits, time), time) { Events = served.Events };
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Small envelopes, so that some dozen rows take several pages.</summary>
    private static WsmanServerOptions Options() => Bench.Options() with { MaxEnvelopeBytes = 16_384 };
}
