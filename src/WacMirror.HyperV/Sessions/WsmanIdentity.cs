namespace WacMirror.HyperV.Sessions;

/// <summary>How a node introduced itself (DSP0226, Identify).</summary>
/// <param name="ProtocolVersion">The protocol's URI.</param>
/// <param name="ProductVendor">As in "Microsoft Corporation".</param>
/// <param name="ProductVersion">As in "OS: 10.0.20348 SP: 0.0 Stack: 3.0".</param>
public sealed record WsmanIdentity(string ProtocolVersion, string ProductVendor, string ProductVersion);
