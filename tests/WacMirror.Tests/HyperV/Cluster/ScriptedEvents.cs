using System.Threading.Channels;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

/// <summary>A subscription that a test feeds, fails and ends.</summary>
internal sealed class ScriptedEvents : ICimSubscription
{
    private readonly Channel<CimObject> events = Channel.CreateUnbounded<CimObject>();

    public bool IsDisposed { get; private set; }

    public void Tell(string? group) => events.Writer.TryWrite(
        Rows.Of("MSCluster_EventGroupStateChange", ("EventObjectName", group), ("EventNode", "a lie")));

    public void End(Exception? error = null) => events.Writer.TryComplete(error);

    public IAsyncEnumerable<CimObject> ReadAsync(CancellationToken cancellationToken) =>
        events.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
