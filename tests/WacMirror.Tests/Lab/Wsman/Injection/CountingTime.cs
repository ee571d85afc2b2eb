using Microsoft.Extensions.Time.Testing;

namespace WacMirror.Tests.Lab.Wsman.Injection;

/// <summary>A clock that a test turns, and that says when so many wait for it.</summary>
internal sealed class CountingTime(int wanted) : FakeTimeProvider
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int waiting;

    public Task AllWait => reached.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (Interlocked.Increment(ref waiting) == wanted)
            reached.TrySetResult();
        return timer;
    }
}
