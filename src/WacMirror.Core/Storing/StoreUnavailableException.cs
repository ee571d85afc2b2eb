namespace WacMirror.Core.Storing;

/// <summary>The store cannot be reached or written just now: locked, full, gone. Nothing of the call was stored, and the
/// same call may succeed later. Nothing may be written to a node until it does.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
