using WacMirror.Lab.Captures;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>Plays the capture files that a topology gives to NICs, over and over.</summary>
internal static class Replays
{
    /// <summary>Frames are kept in memory. Less would refuse useful captures; more is a mistake in the
    /// topology.</summary>
    private const long MaxBytes = 256 * 1024 * 1024;

    /// <exception cref="LabTopologyException">A file cannot be read or is no capture.</exception>
    public static async Task StartAsync(LabModel model, CancellationToken cancellationToken)
    {
        if (model.DataPath is not FrameDataPath frames)
            return;
        foreach (var nic in model.Vms.SelectMany(vm => vm.Nics))
            if (nic.Definition.Replay is { } file)
            {
                var content = await ReadAsync(nic, file, cancellationToken);
                await StartAsync(frames, nic, [.. content.Where(frame => !IsOfAnother(model, nic, frame))]);
            }
    }

    // A file without direction marks holds both sides of a talk. What another station of this lab sent would move its
    // address to the wrong port.
    private static bool IsOfAnother(LabModel model, LabNic nic, CaptureFrame frame)
    {
        var from = Convert.ToHexString(frame.Bytes.Span.Slice(MacAddress.Length, MacAddress.Length));
        return from != nic.Mac && model.Nodes.SelectMany(node => node.Connections).Any(other => other.Mac == from);
    }

    private static Task StartAsync(FrameDataPath frames, LabNic nic, IReadOnlyList<CaptureFrame> content) =>
        frames.Fabric.InvokeAsync(() =>
        {
            if (frames.StationOf(nic).Guest is { } guest)
                new CaptureReplay(guest, content, new ReplayOptions(Loop: true)).Start();
            return true;
        });

    private static async Task<IReadOnlyList<CaptureFrame>> ReadAsync(
        LabNic nic, string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await CaptureFileReader.ReadAllAsync(stream, MaxBytes, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CaptureFormatException)
        {
            throw new LabTopologyException(
                $"{nic.Vm.Name}: the replay '{file}' cannot be used. {error.Message}", error);
        }
    }
}
