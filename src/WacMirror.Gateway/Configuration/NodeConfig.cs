namespace WacMirror.Gateway.Configuration;

/// <summary>A node and where it answers.</summary>
/// <param name="Name">The node's computer name, as the failover cluster writes it.</param>
/// <param name="Address">A DNS name or an IP address; null for the name.</param>
/// <param name="Port">Null for the protocol's own: 5985 for HTTP, 5986 for HTTPS.</param>
public sealed record NodeConfig(string Name, string? Address = null, int? Port = null);
