namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Policies cannot be changed now: the store does not answer, or another owner took over.</summary>
public sealed class PoliciesHaltedException : Exception
{
    public PoliciesHaltedException()
    {
    }

    public PoliciesHaltedException(string message)
        : base(message)
    {
    }

    public PoliciesHaltedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
