using System.Text.Json.Serialization;

namespace WacMirror.Gateway.Configuration;

/// <summary>How a node's certificate is judged.</summary>
public enum TrustSource
{
    /// <summary>By what the operating system trusts.</summary>
    System,

    /// <summary>It must be exactly the one with a known thumbprint.</summary>
    Pinned,

    /// <summary>It must come from an authority of a file.</summary>
    Authority,
}

/// <summary>Which certificate a node may show over HTTPS. Nothing accepts any.</summary>
public sealed record TrustConfig
{
    [JsonConverter(typeof(LowerCamelNames))]
    public TrustSource By { get; init; }

    /// <summary>The SHA-256 thumbprint of the pinned certificate, 64 hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The full path of a PEM file with the authority's certificate.</summary>
    public string? File { get; init; }
}
