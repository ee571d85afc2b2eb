namespace WacMirror.Lab.Wsman;

/// <summary>The faults of the lab's WS-Man server; each has its subcode, its HTTP status and its WSManFault code in one
/// table of the server.</summary>
public enum CimFaultKind
{
    AccessDenied,
    ActionNotSupported,
    DestinationUnreachable,
    EncodingLimit,
    FilterDialectUnavailable,
    InternalError,
    InvalidClass,
    InvalidEnumerationContext,
    InvalidMessage,
    InvalidMethodParameters,
    InvalidNamespace,
    InvalidParameter,
    InvalidQuery,
    InvalidResourceUri,
    InvalidSelectors,
    MissingHeader,
    MustUnderstand,
    QuotaLimit,
    RequestTooLarge,
    SchemaValidationError,
    TimedOut,
    UnsupportedFeature,
    WqlNeedsStarClass,
}

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
