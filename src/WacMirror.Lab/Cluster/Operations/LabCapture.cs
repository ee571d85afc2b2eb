using WacMirror.Lab.Captures;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Captures what an adapter receives and sends, through moves and restarts of its machine.</summary>
internal sealed class LabCapture(LabModel model)
{
    /// <summary>Writes until the duration has passed or the lab ends.</summary>
    /// <exception cref="LabException">No such adapter, no frames, or a duration that cannot be.</exception>
    public async Task RunAsync(
        string adapterId, TimeSpan duration, Stream output, CancellationToken cancellationToken)
    {
        var (connection, frames) = Find(adapterId);
        if (duration <= TimeSpan.Zero || duration > CaptureSession.LongestDuration)
            throw LabException.Invalid(
                "duration", duration.ToString(), $"more than nothing, up to {CaptureSession.LongestDuration}");
        var session = new CaptureSession(model.Time);
        var tap = session.AddInterface(TitleOf(connection));
        await AddAsync(frames, connection, tap);
        try
        {
            using var ending = model.Stopping.Register(session.End);
            await session.WriteAsync(output, duration, cancellationToken);
        }
        finally
        {
            lock (model.Gate)
                frames.RemoveTap(connection, connection.Live, tap);
        }
    }

    /// <summary>A name for the capture's file: letters, digits and '-'.</summary>
    /// <exception cref="LabException">No such adapter, or no frames.</exception>
    public string NameOf(string adapterId) => string.Concat(
        TitleOf(Find(adapterId).Connection).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static string TitleOf(LabConnection connection) =>
        $"{(connection is LabNic nic ? nic.Vm.Name : connection.Switch!.Node.Name)} {connection.Name}";

    private (LabConnection Connection, FrameDataPath Frames) Find(string adapterId)
    {
        if (model.DataPath is not FrameDataPath frames)
            throw LabException.Conflict(
                "adapter", adapterId, "nothing: this lab has no frames, its counters are modelled");
        lock (model.Gate)
        {
            var connection = model.Nodes.SelectMany(node => node.Connections)
                .FirstOrDefault(item => item.AdapterId.Equals(adapterId, StringComparison.OrdinalIgnoreCase));
            return connection is not null
                ? (connection, frames)
                : throw LabException.NotFound(
                        "adapter", adapterId, "the id of a connected adapter, as the lab's topology shows it");
        }
    }

    private Task AddAsync(FrameDataPath frames, LabConnection connection, PortTap tap)
    {
        lock (model.Gate)
            return frames.AddTapAsync(connection, connection.Live, tap);
    }
}
