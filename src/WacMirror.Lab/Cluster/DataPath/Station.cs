using WacMirror.Lab.Guests;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>What owns a machine's or a node's port. Stays the same through moves. Fabric's thread only.</summary>
internal abstract class Station : IAsyncDisposable
{
    public abstract FrameSink Sink { get; }

    /// <summary>The guest inside this process; null when it is somewhere else.</summary>
    public virtual GuestNic? Guest => null;

    public abstract void Attach(SwitchPort port);

    public abstract void Detach();

    /// <summary>Frees what the station holds outside the fabric, after the fabric has ended.</summary>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
