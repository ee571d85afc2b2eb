using System.Collections.Frozen;
using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman;

namespace WacMirror.HyperV.Mi;

/// <summary>
/// What the library's errors mean. A fault of the node carries the codes that it carries over the wire and is named by
/// the same table. Beside them stand the codes of Windows' own client, for what never became an answer. Numbers:
/// winerror.h, winhttp.h, wsmerror.h.
/// </summary>
internal static class MiFaults
{
    /// <summary>NativeErrorCode.Failed says nothing; the others are the CIM status codes of DSP0200.</summary>
    private const uint Failed = 1;

    private static readonly FrozenDictionary<uint, NodeFault> ByClientCode = new Dictionary<uint, NodeFault>
    {
        [0x80072EE2] = NodeFault.Unreachable,          // ERROR_WINHTTP_TIMEOUT
        [0x80072EE7] = NodeFault.Unreachable,          // ERROR_WINHTTP_NAME_NOT_RESOLVED
        [0x80072EFD] = NodeFault.Unreachable,          // ERROR_WINHTTP_CANNOT_CONNECT
        [0x80072EFE] = NodeFault.Unreachable,          // ERROR_WINHTTP_CONNECTION_ERROR
        [0x80338012] = NodeFault.Unreachable,          // ERROR_WSMAN_CANNOT_CONNECT_INVALID
        [0x80338126] = NodeFault.Unreachable,          // ERROR_WSMAN_NETWORK_NOT_ACCESSIBLE
        [0x80072F05] = NodeFault.CertificateRejected,  // ERROR_WINHTTP_SECURE_CERT_DATE_INVALID
        [0x80072F06] = NodeFault.CertificateRejected,  // ERROR_WINHTTP_SECURE_CERT_CN_INVALID
        [0x80072F0D] = NodeFault.CertificateRejected,  // ERROR_WINHTTP_SECURE_INVALID_CA
        [0x80072F19] = NodeFault.CertificateRejected,  // ERROR_WINHTTP_SECURE_CERT_REV_FAILED
        [0x80072F8F] = NodeFault.CertificateRejected,  // ERROR_WINHTTP_SECURE_FAILURE
        [0x8009030C] = NodeFault.AuthenticationFailed, // SEC_E_LOGON_DENIED
        [0x8009030E] = NodeFault.AuthenticationFailed, // SEC_E_NO_CREDENTIALS
        [0x80090311] = NodeFault.AuthenticationFailed, // SEC_E_NO_AUTHENTICATING_AUTHORITY
        [0x80090322] = NodeFault.AuthenticationFailed, // SEC_E_WRONG_PRINCIPAL
        [0x8033809D] = NodeFault.AuthenticationFailed, // ERROR_WSMAN_NEGOTIATE_FAILED: Kerberos or NTLM did not get through
        [0x803380E4] = NodeFault.AuthenticationFailed, // ERROR_WSMAN_SERVER_NOT_TRUSTED: not in TrustedHosts, no Kerberos
    }.ToFrozenDictionary();

    /// <param name="nativeCode">CimException.NativeErrorCode.</param>
    /// <param name="statusCode">CimException.StatusCode, the error_Code of the node's error object.</param>
    /// <param name="messageId">CimException.MessageId, as in <c>HRESULT 0x80338029</c>.</param>
    /// <param name="message">In somebody's language.</param>
    public static (NodeFault Fault, string Detail) Of(
        uint nativeCode, uint statusCode, string? messageId, string message)
    {
        ImmutableArray<uint> codes = [.. new[] { statusCode, FaultReader.Number(messageId) ?? 0 }.Where(code => code > Failed)];
        var fault = new WsmanFault(string.Empty, codes, nativeCode > Failed ? nativeCode : null, message);
        var meaning = Client(codes) ?? FaultTable.Of(fault);
        return (meaning, FaultText.Describe(meaning, fault));
    }

    private static NodeFault? Client(ImmutableArray<uint> codes)
    {
        foreach (var code in codes)
            if (ByClientCode.TryGetValue(code, out var fault))
                return fault;
        return null;
    }
}
