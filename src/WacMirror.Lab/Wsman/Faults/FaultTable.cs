using System.Collections.Frozen;

namespace WacMirror.Lab.Wsman.Faults;

/// <summary>
/// The one table from kind to wire form. WinRM numbers are those of the Windows SDK's wsmerror.h, WMI numbers those
/// of wbemcli.h. Which subcode a real node pairs with a WMI error differs by operation and release; the pairs here
/// are the ones seen most, and clients decide by number.
/// </summary>
internal static class FaultTable
{
    private const string Sender = "s:Sender";
    private const string Receiver = "s:Receiver";

    private static readonly FrozenDictionary<CimFaultKind, FaultShape> Shapes =
        new Dictionary<CimFaultKind, FaultShape>
        {
            [CimFaultKind.AccessDenied] = new(Sender, "w:AccessDenied", 5, 500),
            [CimFaultKind.ActionNotSupported] = new(Sender, "a:ActionNotSupported", 0x80338013, 500),
            [CimFaultKind.ConcurrentPull] = new(Sender, "w:Concurrency", 0x8033808B, 500),
            [CimFaultKind.DeliveryModeUnavailable] =
                new(Sender, "e:DeliveryModeRequestedUnavailable", 0x8033801E, 500),
            [CimFaultKind.DestinationUnreachable] = new(Sender, "a:DestinationUnreachable", 0x80338000, 500, 6),
            [CimFaultKind.EncodingLimit] = new(Sender, "w:EncodingLimit", 0x80338048, 500),
            [CimFaultKind.EventFilterUnavailable] =
                new(Sender, "e:FilteringRequestedUnavailable", 0x80338022, 500),
            [CimFaultKind.FilterDialectUnavailable] =
                new(Sender, "n:FilterDialectRequestedUnavailable", 0x80338019, 500),
            [CimFaultKind.InternalError] = new(Receiver, "w:InternalError", 1359, 500),
            [CimFaultKind.InvalidClass] = new(Sender, "a:DestinationUnreachable", 0x80041010, 500, 5),
            [CimFaultKind.InvalidEnumerationContext] =
                new(Receiver, "n:InvalidEnumerationContext", 0x8033801B, 500),
            [CimFaultKind.InvalidExpirationTime] = new(Sender, "e:InvalidExpirationTime", 0x8033801F, 500),
            [CimFaultKind.InvalidMessage] = new(Sender, "a:InvalidMessageInformationHeader", 0x8033800F, 400),
            [CimFaultKind.InvalidMethodParameters] = new(Sender, "w:InvalidParameter", 0x8004102F, 500, 4),
            [CimFaultKind.InvalidNamespace] = new(Sender, "a:DestinationUnreachable", 0x8004100E, 500, 3),
            [CimFaultKind.InvalidParameter] = new(Sender, "w:InvalidParameter", 0x8033803A, 500),
            [CimFaultKind.InvalidQuery] = new(Sender, "n:CannotProcessFilter", 0x80041017, 500, 15),
            [CimFaultKind.InvalidResourceUri] = new(Sender, "a:DestinationUnreachable", 0x8033803B, 500),
            [CimFaultKind.InvalidSelectors] = new(Sender, "w:InvalidSelectors", 0x8033805B, 500),
            [CimFaultKind.InvalidSubscription] = new(Sender, "e:InvalidMessage", 0x80338025, 500),
            [CimFaultKind.MissingHeader] = new(Sender, "a:MessageInformationHeaderRequired", 0x80338011, 500),
            [CimFaultKind.MustUnderstand] = new("s:MustUnderstand", null, 0x80338010, 500),
            // EPT_S_NOT_REGISTERED, as a cluster's provider was seen to answer after its node's start.
            [CimFaultKind.ProviderUnavailable] = new(Receiver, "w:InternalError", 0x800706D9, 500, 1),
            [CimFaultKind.QuotaLimit] = new(Sender, "w:QuotaLimit", 0x8033803F, 500),
            [CimFaultKind.RequestTooLarge] = new(Sender, "w:QuotaLimit", 0x80338026, 413),
            [CimFaultKind.SchemaValidationError] = new(Sender, "w:SchemaValidationError", 0x80338041, 500),
            [CimFaultKind.TimedOut] = new(Receiver, "w:TimedOut", 0x80338029, 500),
            [CimFaultKind.UnsupportedFeature] = new(Sender, "w:UnsupportedFeature", 0x80338042, 500),
            [CimFaultKind.WqlNeedsStarClass] = new(Sender, "w:InvalidParameter", 0x803380FB, 500),
        }.ToFrozenDictionary();

    public static FaultShape Of(CimFaultKind kind) => Shapes[kind];
}
