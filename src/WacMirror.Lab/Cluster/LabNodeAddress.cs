namespace WacMirror.Lab.Cluster;

/// <summary>Where a node answers WS-Man.</summary>
/// <param name="Name">The node.</param>
/// <param name="Endpoint">On loopback: <c>http://127.0.0.1:PORT/wsman</c>.</param>
public sealed record LabNodeAddress(string Name, Uri Endpoint);
