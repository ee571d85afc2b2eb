namespace WacMirror.Lab.Switching.Waiting;

/// <summary>How the fabric's thread waits when it has nothing to do, and is woken.</summary>
public abstract class FabricWaiter : IDisposable
{
    private int asleep;

    /// <summary>The waiter that can do most on this machine.</summary>
    public static FabricWaiter ForThisMachine() => OperatingSystem.IsLinux() ? new EpollWaiter() : new SignalWaiter();

    /// <summary>Waits until woken, unless there is work already. May return early. Fabric's thread only.</summary>
    /// <param name="hasWork">Asked after the intent to sleep is visible, so that no wake-up is lost.</param>
    internal void Wait(Func<bool> hasWork)
    {
        Interlocked.Exchange(ref asleep, 1);
        if (!hasWork())
            Block();
        Interlocked.Exchange(ref asleep, 0);
    }

    /// <summary>Ends a wait. Any thread; costs a system call only when the thread sleeps.</summary>
    internal void Wake()
    {
        if (Interlocked.Exchange(ref asleep, 0) == 1)
            Interrupt();
    }

    /// <summary>Handles what has come in from outside without waiting; true when there was something, or is likely
    /// to be so soon that sleeping would cost more than looking again.</summary>
    /// <param name="report">Is told of what failed.</param>
    internal virtual bool Poll(Action<Exception> report) => false;

    public abstract void Dispose();

    private protected abstract void Block();

    private protected abstract void Interrupt();
}
