namespace WacMirror.Lab.Cluster.Features;

/// <summary>A setting that the node does not take; the job that tried ends with the message.</summary>
internal sealed class FeatureRefusedException : Exception
{
    public FeatureRefusedException(string message)
        : base(message)
    {
    }

    public FeatureRefusedException()
    {
    }

    public FeatureRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
