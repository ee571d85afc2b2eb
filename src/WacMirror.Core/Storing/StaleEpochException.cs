namespace WacMirror.Core.Storing;

/// <summary>Another owner has taken the cluster over; whoever gets this must stop writing.</summary>
public sealed class StaleEpochException : Exception
{
    public StaleEpochException(string cluster, long epoch, long current)
        : base($"Epoch {epoch} of cluster '{cluster}' is over; the current one is {current}.") =>
        (Cluster, Epoch, Current) = (cluster, epoch, current);

    public StaleEpochException()
        : this(string.Empty, 0, 0)
    {
    }

    public StaleEpochException(string message)
        : base(message) => Cluster = string.Empty;

    public StaleEpochException(string message, Exception innerException)
        : base(message, innerException) => Cluster = string.Empty;

    public string Cluster { get; }

    public long Epoch { get; }

    public long Current { get; }
}
