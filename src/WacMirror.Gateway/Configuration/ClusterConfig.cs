using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>A cluster as a person configured it. Holds references to secrets, never a secret, so it may be shown.</summary>
public sealed record ClusterConfig
{
    /// <summary>Our own id, which stays when the cluster is renamed: lower-case letters, digits and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What the nodes have to do with each other.</summary>
    [JsonConverter(typeof(LowerCamelNames))]
    public ClusterKind Kind { get; init; }

    /// <summary>Every server of a list; of a failover cluster the nodes to ask first, which know the others.</summary>
    public required ImmutableArray<NodeConfig> Nodes { get; init; }

    /// <summary>By which client; null for what suits the system and the credential.</summary>
    [JsonConverter(typeof(LowerCamelNames))]
    public NodeTransport? Transport { get; init; }

    [JsonConverter(typeof(LowerCamelNames))]
    public WsmanProtocol Protocol { get; init; }

    [JsonConverter(typeof(LowerCamelNames))]
    public AuthenticationScheme Scheme { get; init; }

    public CredentialConfig Credential { get; init; } = new();

    public TrustConfig Trust { get; init; } = new();

    public LimitsConfig Limits { get; init; } = new();
}
