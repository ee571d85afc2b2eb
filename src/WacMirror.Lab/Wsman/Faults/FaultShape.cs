namespace WacMirror.Lab.Wsman.Faults;

/// <summary>What a kind of fault looks like on the wire.</summary>
/// <param name="Code">The SOAP code: <c>s:Sender</c>, <c>s:Receiver</c> or <c>s:MustUnderstand</c>.</param>
/// <param name="Subcode">The subcode with its prefix, or null where SOAP knows none.</param>
/// <param name="Number">WSManFault's Code: a Windows error, a WinRM error (0x8033....) or one of WMI
/// (0x8004....).</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="CimStatus">The CIM status code (DSP0004) of an error that WMI reported itself; null when WinRM
/// did.</param>
internal sealed record FaultShape(string Code, string? Subcode, uint Number, int Status, uint? CimStatus = null);
