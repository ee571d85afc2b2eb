namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The cluster has no such policy, or it is over.</summary>
public sealed class PolicyNotFoundException : Exception
{
    public PolicyNotFoundException(Guid id)
        : base($"No policy {id}.") => Id = id;

    public PolicyNotFoundException()
    {
    }

    public PolicyNotFoundException(string message)
        : base(message)
    {
    }

    public PolicyNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public Guid Id { get; }
}
