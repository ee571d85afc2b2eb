namespace WacMirror.Soak.Running;

/// <summary>Something is not as it must be; the run is over.</summary>
internal sealed class SoakFailedException(string message) : Exception(message);
