using System.Threading.Channels;
using WacMirror.Lab.Captures.Writing;

namespace WacMirror.Lab.Captures;

/// <summary>One capture: the taps put frames into a bounded queue on the fabric's thread, and
/// <see cref="WriteAsync"/> streams them out as they come. Frames that find the queue full are counted and
/// reported at the end, and the fabric never waits.</summary>
/// <param name="time">The clock of the file's times and of the duration.</param>
/// <param name="capacity">Frames that may wait for the output. Fewer, and a short stall of the reader loses
/// frames; more, and a dead reader costs memory: 8,192 full-size frames are about 12 MB.</param>
public sealed class CaptureSession(TimeProvider time, int capacity = 8192)
{
    /// <summary>Longer captures would fill disks unnoticed.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(1);

    // Smaller, and each write to the reader carries little; larger, and a live reader sees bursts late.
    private const int BatchBytes = 256 * 1024;

    private readonly Channel<CapturedFrame> queue = Channel.CreateBounded<CapturedFrame>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    private readonly CaptureClock clock = new(time);
    private readonly List<CaptureTap> taps = [];
    private volatile bool ended;
    private bool started;

    internal bool HasEnded => ended;

    internal long Now => clock.Now;

    /// <summary>Makes the tap of a further interface, before writing starts. The caller adds it to a port and
    /// takes it off again.</summary>
    /// <exception cref="InvalidOperationException">Writing has started.</exception>
    public CaptureTap AddInterface(string name)
    {
        if (started)
            throw new InvalidOperationException($"Interface '{name}' is too late: the capture is being written.");
        var tap = new CaptureTap(this, taps.Count, name);
        taps.Add(tap);
        return tap;
    }

    /// <summary>Writes the capture until the duration has passed, then its statistics.</summary>
    /// <param name="output">Where to; flushed whenever no frame is waiting, so that a reader sees them
    /// live.</param>
    /// <param name="duration">More than nothing, at most <see cref="LongestDuration"/>.</param>
    /// <param name="ct">Ends the capture at once, and its file without statistics.</param>
    public async Task WriteAsync(Stream output, TimeSpan duration, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, LongestDuration);
        if (started)
            throw new InvalidOperationException("A capture session writes once.");
        started = true;
        try
        {
            var startedAt = clock.Now;
            using var timer = time.CreateTimer(_ => End(), null, duration, Timeout.InfiniteTimeSpan);
            var writer = new PcapngWriter(output);
            taps.ForEach(tap => writer.AddInterface(tap.Name));
            await writer.FlushAsync(ct);
            while (await queue.Reader.WaitToReadAsync(ct))
            {
                WriteWaiting(writer);
                await writer.FlushAsync(ct);
            }

            var endedAt = clock.Now;
            taps.ForEach(tap => writer.WriteStatistics(tap.Number, startedAt, endedAt, tap.Received, tap.Dropped));
            await writer.FlushAsync(ct);
        }
        finally
        {
            End();
        }
    }

    internal bool TryAdd(in CapturedFrame frame) => queue.Writer.TryWrite(frame);

    /// <summary>Ends the capture before its time, with what waits and with its statistics. Any thread.</summary>
    internal void End()
    {
        ended = true;
        queue.Writer.TryComplete();
    }

    private void WriteWaiting(PcapngWriter writer)
    {
        while (writer.Buffered < BatchBytes && queue.Reader.TryRead(out var frame))
        {
            writer.WriteFrame(frame.Interface, frame.Nanoseconds, frame.Direction, frame.Tci, frame.Bytes);
            frame.Return();
        }
    }
}
