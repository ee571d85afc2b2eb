namespace WacMirror.HyperV.Sessions;

/// <summary>Which client carries the CIM operations to a node.</summary>
public enum NodeTransport
{
    /// <summary>Our own WS-Man client, on any operating system.</summary>
    Wsman,

    /// <summary>Microsoft.Management.Infrastructure, on Windows only.</summary>
    Mi,
}
