namespace WacMirror.Soak.Running;

/// <summary>Something is not as it must be; the run is over.</summary>
internal sealed class SoakFailedException(string message, IReadOnlyList<string>? about = null) : Exception(message)
{
    /// <summary>Names of what it is about, as operations are told.</summary>
    public IReadOnlyList<string> About => about ?? [];
}
