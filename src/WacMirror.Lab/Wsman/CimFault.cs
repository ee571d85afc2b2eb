namespace WacMirror.Lab.Wsman;

/// <summary>A request that the lab's node answers with a SOAP fault.</summary>
public sealed class CimFault : Exception
{
    public CimFault(CimFaultKind kind, string message)
        : base(message) => Kind = kind;

    public CimFault()
        : this(CimFaultKind.InternalError, string.Empty)
    {
    }

    public CimFault(string message)
        : this(CimFaultKind.InternalError, message)
    {
    }

    public CimFault(string message, Exception innerException)
        : base(message, innerException) => Kind = CimFaultKind.InternalError;

    public CimFaultKind Kind { get; }
}
