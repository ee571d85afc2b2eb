using WacMirror.Lab.Guests;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures;

/// <summary>Plays a capture's frames, with their spacing, as if the guest sent them. Fabric's thread only,
/// but for <see cref="Completion"/>.</summary>
/// <param name="nic">Whose port they go out of; while it is unplugged they are lost.</param>
/// <param name="content">What to play, in order; a time before the one ahead of it counts as the same. Frames that
/// the file marks as received are left out: the guest never sent them.</param>
/// <param name="options">How.</param>
public sealed class CaptureReplay(GuestNic nic, IReadOnlyList<CaptureFrame> content, ReplayOptions options)
{
    /// <summary>A longer silence in the file is cut to this one, so that a forgotten night does not stop the
    /// play.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    /// <summary>Shorter, and a loop over frames without times would keep the fabric from anything else;
    /// longer, and a loop would have a gap that the file has not.</summary>
    public static readonly TimeSpan ShortestLoop = TimeSpan.FromMilliseconds(10);

    private const int NanosecondsPerTick = 100;

    private readonly CaptureFrame[] frames =
        [.. content.Where(frame => frame.Direction != FrameDirection.Received)];

    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable? timer;
    private bool started;
    private int next;
    private long passStartedAt;
    private TimeSpan nextDue;

    /// <summary>Ends when the last frame is out or the play was stopped. Any thread.</summary>
    public Task Completion => completion.Task;

    /// <summary>Frames that went out so far.</summary>
    public long Played { get; private set; }

    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (started)
            throw new InvalidOperationException("A replay is started once.");
        started = true;
        BeginPass();
    }

    public void Stop()
    {
        timer?.Dispose();
        completion.TrySetResult();
    }

    private void BeginPass()
    {
        next = 0;
        nextDue = TimeSpan.Zero;
        passStartedAt = nic.Fabric.Time.GetTimestamp();
        PlayDue();
    }

    private void PlayDue()
    {
        var elapsed = nic.Fabric.Time.GetElapsedTime(passStartedAt);
        while (next < frames.Length && nextDue <= elapsed)
        {
            var frame = frames[next++];
            if (nic.TrySendFrame(frame.Bytes.Span, frame.Tci))
                Played++;
            if (next < frames.Length)
                nextDue += SilenceBefore(next);
        }

        if (next < frames.Length)
            timer = nic.Fabric.Schedule(nextDue - elapsed, PlayDue);
        else if (options.Loop && frames.Length > 0)
            timer = nic.Fabric.Schedule(elapsed < ShortestLoop ? ShortestLoop - elapsed : default, BeginPass);
        else
            completion.TrySetResult();
    }

    private TimeSpan SilenceBefore(int index)
    {
        var nanoseconds = frames[index].Nanoseconds - frames[index - 1].Nanoseconds;
        if (nanoseconds is not > 0)
            return TimeSpan.Zero;
        var silence = TimeSpan.FromTicks(nanoseconds.Value / NanosecondsPerTick);
        return (silence < LongestSilence ? silence : LongestSilence) / options.Speed;
    }
}
