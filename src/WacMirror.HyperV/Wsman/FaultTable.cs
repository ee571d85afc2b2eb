using System.Collections.Frozen;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// From the codes of a fault to its meaning: the most specific code first (the innermost HRESULT, then the CIM status,
/// then the subcode). Texts are localised and never looked at. Numbers: winerror.h, wsmerror.h, WMI error constants
/// (https://learn.microsoft.com/windows/win32/wmisdk/wmi-error-constants), CIM status codes of DSP0200.
/// </summary>
internal static class FaultTable
{
    private static readonly FrozenDictionary<uint, NodeFault> ByCode = new Dictionary<uint, NodeFault>
    {
        [5] = NodeFault.AccessDenied,                  // ERROR_ACCESS_DENIED
        [0x80070005] = NodeFault.AccessDenied,         // E_ACCESSDENIED
        [0x80041003] = NodeFault.AccessDenied,         // WBEM_E_ACCESS_DENIED
        [1326] = NodeFault.AuthenticationFailed,       // ERROR_LOGON_FAILURE
        [0x8007052E] = NodeFault.AuthenticationFailed, // the same as HRESULT
        [0x80041002] = NodeFault.NotFound,             // WBEM_E_NOT_FOUND
        [0x8004100E] = NodeFault.NotFound,             // WBEM_E_INVALID_NAMESPACE
        [0x80041010] = NodeFault.NotFound,             // WBEM_E_INVALID_CLASS
        [0x80338000] = NodeFault.NotFound,             // ERROR_WSMAN_RESOURCE_NOT_FOUND; also when classes are unregistered
        [0x80041017] = NodeFault.InvalidQuery,         // WBEM_E_INVALID_QUERY
        [0x80041018] = NodeFault.InvalidQuery,         // WBEM_E_INVALID_QUERY_TYPE
        [0x80041008] = NodeFault.InvalidParameter,     // WBEM_E_INVALID_PARAMETER
        [0x8004102E] = NodeFault.InvalidParameter,     // WBEM_E_INVALID_METHOD
        [0x8004102F] = NodeFault.InvalidParameter,     // WBEM_E_INVALID_METHOD_PARAMETERS
        [0x8004106C] = NodeFault.QuotaLimit,           // WBEM_E_QUOTA_VIOLATION
        [0x803381A6] = NodeFault.QuotaLimit,           // ERROR_WSMAN_QUOTA_MAX_OPERATIONS
        [0x80338029] = NodeFault.TimedOut,             // ERROR_WSMAN_OPERATION_TIMEDOUT
    }.ToFrozenDictionary();

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
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, NodeFault> BySubcode = new Dictionary<string, NodeFault>
    {
        ["AccessDenied"] = NodeFault.AccessDenied,
        ["ActionNotSupported"] = NodeFault.InvalidParameter,
        ["CannotProcessFilter"] = NodeFault.InvalidQuery,
        ["Concurrency"] = NodeFault.QuotaLimit,
        ["DestinationUnreachable"] = NodeFault.NotFound,
        ["EncodingLimit"] = NodeFault.QuotaLimit,
        ["EndpointUnavailable"] = NodeFault.Unreachable,
        ["FilterDialectRequestedUnavailable"] = NodeFault.InvalidQuery,
        ["InvalidMessageInformationHeader"] = NodeFault.SchemaViolation,
        ["InvalidParameter"] = NodeFault.InvalidParameter,
        ["InvalidSelectors"] = NodeFault.InvalidParameter,
        ["MessageInformationHeaderRequired"] = NodeFault.SchemaViolation,
        ["QuotaLimit"] = NodeFault.QuotaLimit,
        ["SchemaValidationError"] = NodeFault.SchemaViolation,
        ["TimedOut"] = NodeFault.TimedOut,
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
