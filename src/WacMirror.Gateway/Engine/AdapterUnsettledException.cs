using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>The adapter is not in one place, so nothing is changed on it.</summary>
public sealed class AdapterUnsettledException : Exception
{
    public AdapterUnsettledException(Adapter adapter)
        : base(Describe(adapter)) => Adapter = adapter;

    public AdapterUnsettledException()
    {
    }

    public AdapterUnsettledException(string message)
        : base(message)
    {
    }

    public AdapterUnsettledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public Adapter? Adapter { get; }

    private static string Describe(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        var name = adapter.Vm?.Name ?? adapter.Name;
        return adapter.Presence == Presence.Duplicate
            ? $"'{name}' is on more than one node with the same id, as a replica is; which is meant cannot be known."
            : $"'{name}' is changing its node or its state; try again when that is done.";
    }
}
