namespace WacMirror.Lab.Wsman;

/// <summary>The faults of the lab's WS-Man server; each has its subcode, its HTTP status and its WSManFault code in
/// one table of the server.</summary>
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
