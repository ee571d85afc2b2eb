namespace WacMirror.Core.Storing;

/// <summary>Somebody changed the policy since it was read.</summary>
public sealed class StaleRevisionException : Exception
{
    public StaleRevisionException(Guid policy, long expected, long stored)
        : base($"Policy {policy} is at revision {stored}, not {expected}.") =>
        (Policy, Expected, Stored) = (policy, expected, stored);

    public StaleRevisionException()
    {
    }

    public StaleRevisionException(string message)
        : base(message)
    {
    }

    public StaleRevisionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public Guid Policy { get; }

    /// <summary>The revision on which the change was based.</summary>
    public long Expected { get; }

    public long Stored { get; }
}
