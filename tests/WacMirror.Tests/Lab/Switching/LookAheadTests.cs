using System.Diagnostics;
using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Tests.Lab.Switching;

public sealed class LookAheadTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Test]
    public void Thread_ThatHasSeenNothing_SleepsAtOnce() =>
        Assert.That(new LookAhead().IsWorthwhile(0), Is.False);

    [Test]
    public void BriskPing_IsAwaitedAwake()
    {
        var now = Ping(5 * Millisecond, out var looking);

        for (var look = now; look < now + (9 * Millisecond); look += Millisecond / 2)
            Assert.That(looking.IsWorthwhile(look), Is.True);
        Assert.That(looking.IsWorthwhile(now + (11 * Millisecond)), Is.False);
    }

    [Test]
    public void ThreadThatWasPutAsideWhileLooking_SleepsForAWhile()
    {
        var now = Ping(5 * Millisecond, out var looking);
        looking.IsWorthwhile(now);

        Assert.That(looking.IsWorthwhile(now + (6 * Millisecond)), Is.False);
        looking.Found(now += 8 * Millisecond);
        Assert.That(looking.IsWorthwhile(now), Is.False);
        looking.Found(now += 200 * Millisecond);
        Assert.That(looking.IsWorthwhile(now), Is.True);
    }

    [Test]
    public void SlowPing_IsNotAwaitedButItsAnswerIs()
    {
        var now = Ping(1000 * Millisecond, out var looking);

        Assert.That(looking.IsWorthwhile(now + (Millisecond / 20)), Is.True);
        Assert.That(looking.IsWorthwhile(now + Millisecond), Is.False);
    }

    /// <summary>Twenty requests, each with its answer soon after; the time of the last answer.</summary>
    private static long Ping(long interval, out LookAhead looking)
    {
        looking = new LookAhead();
        var now = 0L;
        for (var i = 0; i < 20; i++)
        {
            looking.Found(now += interval);
            looking.Found(now += Millisecond / 50);
        }

        return now;
    }
}
