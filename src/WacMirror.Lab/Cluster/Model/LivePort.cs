using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>A switch port while it exists. A machine's start or move makes a new one, whose counters begin at
/// 0.</summary>
/// <param name="id">Differs from every port before it.</param>
/// <param name="since">The provider's timestamp at which it began.</param>
internal sealed class LivePort(Guid id, long since)
{
    private SwitchPort? port;

    public Guid Id { get; } = id;

    public long Since { get; } = since;

    /// <summary>The port in the fabric; null until the fabric made it, and always null where counters are modelled.
    /// Set once, on the fabric's thread.</summary>
    public SwitchPort? Port
    {
        get => Volatile.Read(ref port);
        set => Volatile.Write(ref port, value);
    }
}
