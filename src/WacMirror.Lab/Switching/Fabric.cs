namespace WacMirror.Lab.Switching;

/// <summary>
/// The one thread on which all frames move: switches, guests and cables of a lab share it, so that none needs a
/// lock and order is certain. Without <see cref="Start"/> nothing runs by itself and
/// <see cref="RunUntilIdle"/> does the work on the caller's thread, which is how tests drive it.
/// </summary>
public sealed class Fabric(TimeProvider time) : IAsyncDisposable
{
    public TimeProvider Time { get; } = time;

    public FramePool Pool { get; } = new();

    /// <summary>Starts the thread.</summary>
    public void Start() => throw new NotImplementedException();

    /// <summary>Handles queued frames, posted work and due timers until none is left.</summary>
    public void RunUntilIdle() => throw new NotImplementedException();

    /// <summary>Runs an action on the fabric's thread, in order with the frames. Any thread.</summary>
    public void Post(Action action) => throw new NotImplementedException();

    /// <summary>Runs a function on the fabric's thread and gives its result. Any thread.</summary>
    public Task<T> InvokeAsync<T>(Func<T> function) => throw new NotImplementedException();

    /// <summary>Runs an action on the fabric's thread once the time has passed; disposing cancels. Fabric's thread
    /// only.</summary>
    public IDisposable Schedule(TimeSpan dueIn, Action action) => throw new NotImplementedException();

    public EthernetSwitch CreateSwitch(string name) => new(this, name);

    public PhysicalNetwork CreateNetwork() => new(this);

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
