namespace WacMirror.Lab.Cluster;

/// <summary>Where a node answers WS-Man.</summary>
/// <param name="Name">The node.</param>
/// <param name="Endpoint">On loopback: <c>http://127.0.0.1:PORT/wsman</c>.</param>
/// <param name="SecureEndpoint">The same over TLS: <c>https://127.0.0.1:PORT/wsman</c>. The certificate is for the
/// node's name, localhost and 127.0.0.1, signed by the lab's own authority.</param>
public sealed record LabNodeAddress(string Name, Uri Endpoint, Uri SecureEndpoint);
