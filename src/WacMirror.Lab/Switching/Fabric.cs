using System.Collections.Concurrent;
using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Lab.Switching;

/// <summary>
/// The one thread on which all frames move: switches, guests and cables of a lab share it, so that none needs a
/// lock and order is certain. Without <see cref="Start"/> nothing runs by itself and
/// <see cref="RunUntilIdle"/> does the work on the caller's thread, which is how tests drive it.
/// </summary>
public sealed class Fabric : IAsyncDisposable
{
    private readonly ConcurrentQueue<Action> inbox = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock closing = new();
    private readonly FrameMover mover;
    private readonly FabricTimers timers;
    private readonly Func<bool> hasWork;
    private readonly long startedAt;
    private Thread? thread;
    private volatile bool stopping;
    private volatile bool closed;

    /// <param name="time">The clock for timers and for the ageing of learnt addresses.</param>
    /// <param name="waiter">How the thread waits; the fabric disposes it. Null for what suits the machine.</param>
    public Fabric(TimeProvider time, FabricWaiter? waiter = null)
    {
        Time = time;
        Waiter = waiter;
        mover = new FrameMover(Report);
        timers = new FabricTimers(time, OnAlarm);
        hasWork = () => stopping || !inbox.IsEmpty;
        startedAt = time.GetTimestamp();
    }

    /// <summary>Raised on the fabric's thread when a posted action, a timer, a sink or a reader threw, and the
    /// fabric goes on; or when the system refuses to wait, and the fabric ends.
    /// When nobody listens the exception is thrown on the thread that ran the work, so that it is never
    /// lost.</summary>
    public event Action<Exception>? Failed;

    public TimeProvider Time { get; }

    public FramePool Pool { get; } = new();

    /// <summary>How the thread waits; null while there is no thread and none was given.</summary>
    public FabricWaiter? Waiter { get; private set; }

    internal FrameQueue Frames => mover.Queue;

    /// <summary>Whole seconds since the fabric was made, read once for a batch of frames.</summary>
    internal int Seconds { get; private set; }

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        if (thread is not null || stopping)
            throw new InvalidOperationException("The fabric was started or disposed before.");
        Waiter ??= FabricWaiter.ForThisMachine();
        thread = new Thread(() => Run(Waiter)) { IsBackground = true, Name = "Lab fabric" };
        thread.Start();
    }

    /// <summary>Handles queued frames, posted work and due timers until none is left.</summary>
    public void RunUntilIdle()
    {
        if (thread is not null)
            throw new InvalidOperationException("The fabric runs on its own thread; only that thread works.");
        while (Step())
        {
        }
    }

    /// <summary>Runs an action on the fabric's thread, in order with the frames. Any thread.</summary>
    public void Post(Action action) => ObjectDisposedException.ThrowIf(!TryPost(action), this);

    /// <summary>As <see cref="Post"/>, but false when the fabric has ended.</summary>
    public bool TryPost(Action action)
    {
        if (closed)
            return false;
        inbox.Enqueue(action);
        Waiter?.Wake();
        // Whoever sees the other's step finishes: the closing thread drains after it has set the flag.
        if (closed)
            Close();
        return true;
    }

    /// <summary>Runs a function on the fabric's thread and gives its result or its exception. Any thread.</summary>
    public Task<T> InvokeAsync<T>(Func<T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    /// <summary>Runs an action on the fabric's thread once the time has passed; disposing cancels. Fabric's thread
    /// only.</summary>
    public IDisposable Schedule(TimeSpan dueIn, Action action)
    {
        RequireThread();
        return timers.Add(dueIn, action);
    }

    /// <param name="name">The name, as on every node.</param>
    /// <param name="behavior">Null for <see cref="SwitchBehavior.Default"/>.</param>
    public EthernetSwitch CreateSwitch(string name, SwitchBehavior? behavior = null) =>
        new(this, name, behavior ?? SwitchBehavior.Default);

    public PhysicalNetwork CreateNetwork() => new(this);

    /// <summary>Runs what was posted before, releases the frames under way and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        Waiter?.Wake();
        if (thread is null)
            Close();
        await ended.Task;
    }

    internal void RequireThread()
    {
        if (thread is not null && Thread.CurrentThread != thread && !closed)
            throw new InvalidOperationException("Only on the fabric's thread: use Fabric.InvokeAsync.");
    }

    private void Run(FabricWaiter waiter)
    {
        try
        {
            while (!stopping)
            {
                if (Step() | waiter.Poll(Report))
                    continue;
                timers.SetAlarm();
                waiter.Wait(hasWork);
            }
        }
        catch (IOException broken)
        {
            // Without its waiter the thread could only spin or sleep for ever; whoever posts now is told that it
            // ended.
            Report(broken);
        }

        Close();
    }

    /// <summary>One round: what was posted runs after the frames that were queued before it.</summary>
    private bool Step()
    {
        Seconds = (int)Time.GetElapsedTime(startedAt).TotalSeconds;
        var posted = inbox.IsEmpty ? 0 : inbox.Count;
        var worked = posted > 0 || Frames.Count > 0;
        mover.Move(Seconds);
        while (posted-- > 0 && inbox.TryDequeue(out var action))
            Guard(action);
        return RunTimers() || worked;
    }

    private bool RunTimers()
    {
        if (timers.IsEmpty)
            return false;
        var ran = false;
        var now = Time.GetTimestamp();
        for (; timers.TryTakeDue(now, out var action); ran = true)
            Guard(action!);
        return ran;
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Report(exception);
        }
    }

    private void Report(Exception exception)
    {
        if (Failed is not { } listeners)
            throw new InvalidOperationException("Work on the fabric failed and nobody listens.", exception);
        listeners(exception);
    }

    private void OnAlarm()
    {
        inbox.Enqueue(timers.ClearAlarm);
        Waiter?.Wake();
    }

    private void Close()
    {
        closed = true;
        lock (closing)
        {
            while (inbox.TryDequeue(out var action))
                Guard(action);
            mover.Drop();
            if (ended.TrySetResult())
            {
                timers.Dispose();
                Waiter?.Dispose();
            }
        }
    }
}
