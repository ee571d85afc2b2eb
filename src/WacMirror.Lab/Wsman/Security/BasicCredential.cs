using System.Security.Cryptography;
using System.Text;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>The one account, compared in constant time.</summary>
internal sealed class BasicCredential(string userName, string password)
{
    /// <summary>What a refused client is told.</summary>
    public const string Challenge = "Basic realm=\"WSMAN\"";

    private const string Scheme = "Basic ";

    private readonly byte[] expected = Digest($"{userName}:{password}");

    /// <summary>Whether the value of an Authorization header is the account's.</summary>
    public bool Accepts(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var encoded = authorization.AsSpan(Scheme.Length).Trim();
        var decoded = new byte[encoded.Length];
        return Convert.TryFromBase64Chars(encoded, decoded, out var length)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(decoded.AsSpan(0, length)), expected);
    }

    // Digests have one length, so the comparison does not tell the length of the secret either.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
