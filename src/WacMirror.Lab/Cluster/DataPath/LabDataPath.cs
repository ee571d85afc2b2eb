using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>
/// What stands behind the model's ports and counts their traffic. Called with the lab's gate held, so that calls come
/// in the order in which the model changed; the tasks are awaited without it.
/// </summary>
internal abstract class LabDataPath : IAsyncDisposable
{
    /// <summary>"frames" or "model", for a person.</summary>
    public abstract string Name { get; }

    /// <summary>Makes the port; the task ends once it passes traffic.</summary>
    public abstract Task ConnectAsync(LabConnection connection, LivePort live);

    /// <summary>Removes the port; the task ends once nothing passes.</summary>
    public abstract Task DisconnectAsync(LabConnection connection, LivePort live);

    /// <summary>Applies <see cref="LabConnection.PortSettings"/>; the task ends once the next frame sees
    /// them.</summary>
    public abstract Task ApplyAsync(LabConnection connection, LivePort live);

    /// <summary>The port's counters now.</summary>
    public abstract PortReading Read(LabConnection connection, LivePort live);

    /// <summary>The switch's counters now.</summary>
    public abstract SwitchReading Read(LabSwitch item);

    public abstract ValueTask DisposeAsync();
}
