namespace WacMirror.Lab.Wsman;

/// <summary>The faults of the lab's WS-Man server; each has its subcode, its HTTP status and its WSManFault code in
/// one table of the server.</summary>
public enum CimFaultKind
{
    AccessDenied,
    ActionNotSupported,
    ConcurrentPull,
    DeliveryModeUnavailable,
    DestinationUnreachable,
    EncodingLimit,
    EventFilterUnavailable,
    FilterDialectUnavailable,
    InternalError,
    InvalidClass,
    InvalidEnumerationContext,
    InvalidExpirationTime,
    InvalidMessage,
    InvalidMethodParameters,
    InvalidNamespace,
    InvalidParameter,
    InvalidQuery,
    InvalidResourceUri,
    InvalidSelectors,
    InvalidSubscription,
    MissingHeader,
    MustUnderstand,
    ProviderUnavailable,
    QuotaLimit,
    RequestTooLarge,
    SchemaValidationError,
    TimedOut,
    UnsupportedFeature,
    WqlNeedsStarClass,
}
