namespace WacMirror.Benchmarks.Tap;

/// <summary>A switch between the guests whose mirror can be set.</summary>
internal abstract class TapNetwork : IAsyncDisposable
{
    /// <summary>How the table calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The number in its addresses.</summary>
    public abstract int Number { get; }

    /// <summary>The guests' interface on it.</summary>
    public abstract string Device { get; }

    /// <summary>Copies what the source sends and receives to the monitor, or stops it.</summary>
    public abstract Task MirrorAsync(bool on);

    public abstract ValueTask DisposeAsync();
}
