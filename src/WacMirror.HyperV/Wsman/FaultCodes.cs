using System.Collections.Immutable;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman;

/// <summary>The numbers of Windows that a fault's detail may carry, by what they mean here. Sources: winerror.h,
/// wsmerror.h, WMI error constants (https://learn.microsoft.com/windows/win32/wmisdk/wmi-error-constants). A Win32 code
/// comes as it is, or as an HRESULT of facility 7.</summary>
internal static class FaultCodes
{
    private const uint Win32Facility = 0x80070000;

    public static ImmutableArray<(NodeFault Fault, ImmutableArray<uint> Codes)> Meanings { get; } =
    [
        (NodeFault.AccessDenied, [
            .. Win32(5),     // ERROR_ACCESS_DENIED
            0x80041003,      // WBEM_E_ACCESS_DENIED
            0x80041062,      // WBEM_E_PRIVILEGE_NOT_HELD
            0x80041087,      // WBEM_E_ENCRYPTED_CONNECTION_REQUIRED, as the cluster's provider demands
        ]),
        (NodeFault.AuthenticationFailed, [
            .. Win32(1326),  // ERROR_LOGON_FAILURE
        ]),
        (NodeFault.NotFound, [
            .. Win32(1168),  // ERROR_NOT_FOUND
            0x80041002,      // WBEM_E_NOT_FOUND
            0x8004100E,      // WBEM_E_INVALID_NAMESPACE
            0x80041010,      // WBEM_E_INVALID_CLASS
            0x80041011,      // WBEM_E_PROVIDER_NOT_FOUND
            0x80338000,      // ERROR_WSMAN_RESOURCE_NOT_FOUND; also when classes are unregistered
        ]),
        (NodeFault.InvalidQuery, [
            0x80041017,      // WBEM_E_INVALID_QUERY
            0x80041018,      // WBEM_E_INVALID_QUERY_TYPE
            0x80041058,      // WBEM_E_UNPARSABLE_QUERY
            0x80041059,      // WBEM_E_NOT_EVENT_CLASS
        ]),
        (NodeFault.InvalidParameter, [
            .. Win32(87),    // ERROR_INVALID_PARAMETER
            0x80041008,      // WBEM_E_INVALID_PARAMETER
            0x8004102E,      // WBEM_E_INVALID_METHOD
            0x8004102F,      // WBEM_E_INVALID_METHOD_PARAMETERS
            0x8004103A,      // WBEM_E_INVALID_OBJECT_PATH
            0x80041055,      // WBEM_E_METHOD_NOT_IMPLEMENTED
            0x80041056,      // WBEM_E_METHOD_DISABLED
        ]),
        (NodeFault.QuotaLimit, [
            0x80041061,      // WBEM_E_QUEUE_OVERFLOW
            0x8004106C,      // WBEM_E_QUOTA_VIOLATION
            0x8033803F,      // ERROR_WSMAN_QUOTA_LIMIT
            0x803381A5,      // ERROR_WSMAN_QUOTA_MAX_SHELLS
            0x803381A6,      // ERROR_WSMAN_QUOTA_MAX_OPERATIONS
            0x803381A7,      // ERROR_WSMAN_QUOTA_USER
            0x803381A8,      // ERROR_WSMAN_QUOTA_SYSTEM
            0x803381E5,      // ERROR_WSMAN_QUOTA_MAX_USERS_PPQ
            0x803381E7,      // ERROR_WSMAN_QUOTA_MAX_PLUGINOPERATIONS_PPQ
            0x803381E8,      // ERROR_WSMAN_QUOTA_MAX_OPERATIONS_USER_PPQ
        ]),
        (NodeFault.TimedOut, [
            .. Win32(1460),  // ERROR_TIMEOUT
            0x80041069,      // WBEM_E_TIMED_OUT
            0x80041088,      // WBEM_E_PROVIDER_TIMED_OUT
            0x80338029,      // ERROR_WSMAN_OPERATION_TIMEDOUT
        ]),
        (NodeFault.Busy, [
            .. Win32(21),    // ERROR_NOT_READY
            .. Win32(70),    // ERROR_SHARING_PAUSED, of the cluster's provider right after a boot
            .. Win32(170),   // ERROR_BUSY
            .. Win32(1115),  // ERROR_SHUTDOWN_IN_PROGRESS
            .. Win32(1722),  // RPC_S_SERVER_UNAVAILABLE, of a service behind the provider
            .. Win32(1723),  // RPC_S_SERVER_TOO_BUSY
            .. Win32(1753),  // EPT_S_NOT_REGISTERED, of the cluster's provider right after a boot
            0x80041013,      // WBEM_E_PROVIDER_LOAD_FAILURE
            0x80041015,      // WBEM_E_TRANSPORT_FAILURE
            0x80041032,      // WBEM_E_CALL_CANCELLED, for want of resources
            0x80041033,      // WBEM_E_SHUTTING_DOWN
            0x80041045,      // WBEM_E_SERVER_TOO_BUSY
            0x80041081,      // WBEM_E_PROVIDER_SUSPENDED
        ]),
    ];

    private static uint[] Win32(uint code) => [code, Win32Facility | code];
}
