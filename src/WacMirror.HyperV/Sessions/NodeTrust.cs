namespace WacMirror.HyperV.Sessions;

/// <summary>Which certificate a node may show over HTTPS. There is no way to accept any.</summary>
public abstract record NodeTrust
{
    private NodeTrust()
    {
    }

    /// <summary>Whether the authority is asked if it has withdrawn the certificate. Off by default: a gateway often cannot
    /// reach the list of a company's authority, and every connection would then wait for it and fail. Of no meaning for
    /// a pinned certificate.</summary>
    public bool CheckRevocation { get; init; }

    /// <summary>What the operating system trusts, with the node's name in the certificate.</summary>
    public static NodeTrust System { get; } = new SystemStore();

    public sealed record SystemStore : NodeTrust;

    /// <summary>Exactly this certificate, whoever signed it, whatever name it carries and however old it is.</summary>
    /// <param name="Sha256">Its SHA-256 thumbprint, 64 hexadecimal digits, with or without colons.</param>
    public sealed record Pinned(string Sha256) : NodeTrust;

    /// <summary>Certificates that chain to one of this PEM file, with the node's name in them.</summary>
    public sealed record Authority(string PemFile) : NodeTrust;
}
