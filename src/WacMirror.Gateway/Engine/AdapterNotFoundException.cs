using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>No node of the cluster shows the adapter.</summary>
public sealed class AdapterNotFoundException : Exception
{
    public AdapterNotFoundException(AdapterId id)
        : base($"No adapter {id}.") => Id = id;

    public AdapterNotFoundException()
    {
    }

    public AdapterNotFoundException(string message)
        : base(message)
    {
    }

    public AdapterNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AdapterId Id { get; }
}
