using Microsoft.AspNetCore.Connections;
using WacMirror.Lab.Wsman.Eventing;
using WacMirror.Lab.Wsman.Operations;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Everything that one node's two ports need.</summary>
internal sealed class NodeEndpoint
{
    public NodeEndpoint(WsmanNode node, WsmanServerOptions options)
    {
        Node = node;
        Enumerations = new EnumerationTable(options.Time, options.EnumerationTimeout);
        Subscriptions = new SubscriptionTable(options.Time);
        Dispatcher = new RequestDispatcher(
            new ClassCatalog(node.Classes), Enumerations, Subscriptions, node.Events, options);
    }

    public WsmanNode Node { get; }

    public ConnectionGate Connections { get; } = new();

    public EnumerationTable Enumerations { get; }

    public SubscriptionTable Subscriptions { get; }

    public RequestDispatcher Dispatcher { get; }

    /// <summary>Drops every enumeration and subscription, as a machine does that goes down.</summary>
    public void Forget()
    {
        Enumerations.Clear();
        Subscriptions.Clear();
    }

    /// <summary>Connection middleware: marks the connection as this node's, so that a request finds its
    /// node.</summary>
    public Task ServeAsync(ConnectionContext connection, bool isTls, ConnectionDelegate next) =>
        Connections.RunAsync(connection, async () =>
        {
            using var wire = new WireConnection(this, isTls);
            connection.Features.Set(wire);
            await next(connection).ConfigureAwait(false);
        });
}
