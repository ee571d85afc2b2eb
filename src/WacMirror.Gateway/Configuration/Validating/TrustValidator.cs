using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds trust to one kind, with what that kind needs.</summary>
internal static class TrustValidator
{
    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        var trust = config.Trust;
        if (trust.By != TrustSource.System && config.Protocol == WsmanProtocol.Http)
            yield return new FieldError("trust.by", Name(trust.By), "system, or protocol https: over HTTP no certificate is shown");
        if (trust.By == TrustSource.Pinned && !IsThumbprint(trust.Sha256))
            yield return new FieldError("trust.sha256", trust.Sha256, "a SHA-256 thumbprint: 64 hexadecimal digits");
        if (trust.By != TrustSource.Pinned && trust.Sha256 is not null)
            yield return new FieldError("trust.sha256", trust.Sha256, "nothing: by is not pinned");
        if (trust.By == TrustSource.Authority && !Path.IsPathFullyQualified(trust.File ?? string.Empty))
            yield return new FieldError("trust.file", trust.File, "the full path of a PEM file");
        if (trust.By != TrustSource.Authority && trust.File is not null)
            yield return new FieldError("trust.file", trust.File, "nothing: by is not authority");
    }

    private static bool IsThumbprint(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);

    private static string Name(TrustSource by) => by.ToString().ToLowerInvariant();
}
