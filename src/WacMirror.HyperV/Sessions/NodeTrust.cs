namespace WacMirror.HyperV.Sessions;

/// <summary>Which certificate a node may show over HTTPS. There is no way to accept any.</summary>
public abstract record NodeTrust
{
    private NodeTrust()
    {
    }

    /// <summary>What the operating system trusts, with the node's name in the certificate.</summary>
    public static NodeTrust System { get; } = new SystemStore();

    public sealed record SystemStore : NodeTrust;

    /// <summary>Exactly this certificate, whoever signed it and whatever name it carries.</summary>
    /// <param name="Sha256">Its SHA-256 thumbprint, 64 hexadecimal digits.</param>
    public sealed record Pinned(string Sha256) : NodeTrust;

    /// <summary>Certificates that chain to one of this PEM file, with the node's name in them.</summary>
    public sealed record Authority(string PemFile) : NodeTrust;
}
