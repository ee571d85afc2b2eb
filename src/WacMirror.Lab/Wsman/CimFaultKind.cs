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

    /// <summary>The node has more requests under way than it takes.</summary>
    QuotaLimit,
    RequestTooLarge,
    SchemaValidationError,
    TimedOut,

    /// <summary>One user has more operations under way than MaxConcurrentOperationsPerUser.</summary>
    TooManyOperations,

    UnsupportedFeature,
    WqlNeedsStarClass,
}
