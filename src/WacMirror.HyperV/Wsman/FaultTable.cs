using System.Collections.Frozen;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// From the codes of a fault to its meaning: the most specific code first (the innermost HRESULT, then the CIM status,
/// then the subcode). Texts are localised and never looked at. The numbers of Windows are in <see cref="FaultCodes"/>; CIM
/// status codes are those of DSP0200, subcodes those of DSP0226 and WS-Eventing.
/// </summary>
internal static class FaultTable
{
    private static readonly FrozenDictionary<uint, NodeFault> ByCode = FaultCodes.Meanings
        .SelectMany(meaning => meaning.Codes.Select(code => (meaning.Fault, Code: code)))
        .ToFrozenDictionary(entry => entry.Code, entry => entry.Fault);

    private static readonly FrozenDictionary<uint, NodeFault> ByCimStatus = new Dictionary<uint, NodeFault>
    {
        [2] = NodeFault.AccessDenied,
        [3] = NodeFault.NotFound,         // namespace
        [4] = NodeFault.InvalidParameter,
        [5] = NodeFault.NotFound,         // class
        [6] = NodeFault.NotFound,
        [14] = NodeFault.InvalidQuery,    // query language
        [15] = NodeFault.InvalidQuery,
        [16] = NodeFault.InvalidParameter, // method not available
        [17] = NodeFault.InvalidParameter, // method not found
        [27] = NodeFault.QuotaLimit,      // server limits exceeded
        [28] = NodeFault.Busy,            // server is shutting down
        [29] = NodeFault.InvalidQuery,    // query feature not supported
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, NodeFault> BySubcode = new Dictionary<string, NodeFault>
    {
        ["AccessDenied"] = NodeFault.AccessDenied,
        ["ActionNotSupported"] = NodeFault.InvalidParameter,
        ["CannotProcessFilter"] = NodeFault.InvalidQuery,
        ["Concurrency"] = NodeFault.Busy,
        ["DeliveryModeRequestedUnavailable"] = NodeFault.InvalidParameter,
        ["DestinationUnreachable"] = NodeFault.NotFound,
        ["EncodingLimit"] = NodeFault.QuotaLimit,
        ["EndpointUnavailable"] = NodeFault.Busy,
        ["EventSourceUnableToProcess"] = NodeFault.Busy,
        ["FilteringNotSupported"] = NodeFault.InvalidQuery,
        ["FilteringRequestedUnavailable"] = NodeFault.InvalidQuery,
        ["FilterDialectRequestedUnavailable"] = NodeFault.InvalidQuery,
        ["InvalidExpirationTime"] = NodeFault.InvalidParameter,
        ["InvalidMessage"] = NodeFault.SchemaViolation,
        ["InvalidMessageInformationHeader"] = NodeFault.SchemaViolation,
        ["InvalidParameter"] = NodeFault.InvalidParameter,
        ["InvalidSelectors"] = NodeFault.InvalidParameter,
        ["MessageInformationHeaderRequired"] = NodeFault.SchemaViolation,
        ["QuotaLimit"] = NodeFault.QuotaLimit,
        ["SchemaValidationError"] = NodeFault.SchemaViolation,
        ["TimedOut"] = NodeFault.TimedOut,
        ["UnsupportedFeature"] = NodeFault.InvalidParameter,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static NodeFault Of(WsmanFault fault)
    {
        for (var at = fault.Codes.Length - 1; at >= 0; at--)
            if (ByCode.TryGetValue(fault.Codes[at], out var byCode))
                return byCode;
        if (fault.CimStatus is { } status && ByCimStatus.TryGetValue(status, out var byStatus))
            return byStatus;
        return BySubcode.GetValueOrDefault(fault.Subcode, NodeFault.InternalError);
    }
}
