using WacMirror.Gateway.Engine.Policies;
using WacMirror.Gateway.Security.Attending;

namespace WacMirror.GatewayPlugin.Pipeline.Attended;

/// <summary>What is there for one person. Counted under its owner's lock.</summary>
internal sealed class AttendedRoom(ICallerIdentity caller, Attendee attendee, InProcessPipeline pipeline) : IAsyncDisposable
{
    public Attendee Attendee => attendee;

    public InProcessPipeline Pipeline => pipeline;

    /// <summary>Requests that have not ended; a connection of the hub is one for as long as it is open.</summary>
    public int Visits { get; set; }

    /// <summary>When the last of them ended.</summary>
    public DateTimeOffset LeftAt { get; set; }

    /// <summary>Ends the engines and their connections, then gives the identity back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await pipeline.DisposeAsync();
        }
        finally
        {
            caller.Dispose();
        }
    }
}
