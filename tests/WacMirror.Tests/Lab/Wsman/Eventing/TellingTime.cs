using Microsoft.Extensions.Time.Testing;

namespace WacMirror.Tests.Lab.Wsman.Eventing;

/// <summary>A clock that a test turns, and that says when somebody begins to wait for it.</summary>
internal sealed class TellingTime : FakeTimeProvider
{
    private TaskCompletionSource made = NewSignal();

    /// <summary>Over when the next timer has been made, from the moment this was read.</summary>
    public Task NextTimer => Volatile.Read(ref made).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Exchange(ref made, NewSignal()).TrySetResult();
        return timer;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
