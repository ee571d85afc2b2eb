using System.Collections.Immutable;

namespace WacMirror.HyperV.Wsman;

/// <summary>A SOAP fault's codes, and its text for people.</summary>
/// <param name="Subcode">The subcode without its prefix, as in <c>AccessDenied</c>.</param>
/// <param name="Codes">WSManFault codes, HRESULTs and Win32 codes of the detail, outermost first.</param>
/// <param name="CimStatus">CIMStatusCode of an MSFT_WmiError.</param>
/// <param name="Reason">In the node's language.</param>
internal sealed record WsmanFault(string Subcode, ImmutableArray<uint> Codes, uint? CimStatus, string Reason);

/// <summary>The answer is a fault.</summary>
internal sealed class WsmanFaultException(WsmanFault fault) : Exception(fault.Reason)
{
    public WsmanFault Fault { get; } = fault;
}
