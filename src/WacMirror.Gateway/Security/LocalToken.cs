using System.Security.Cryptography;
using System.Text;

namespace WacMirror.Gateway.Security;

/// <summary>The secret that makes a caller the local operator when no other authentication is configured.</summary>
public sealed class LocalToken
{
    private readonly byte[] hash;

    private LocalToken(string text)
    {
        Text = text;
        hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>For the operator's eyes: never in a log or an answer.</summary>
    public string Text { get; }

    /// <summary>A new secret of 256 random bits, in hexadecimal.</summary>
    public static LocalToken Create() => new(RandomNumberGenerator.GetHexString(64, lowercase: true));

    /// <exception cref="ArgumentException">The text is too short to be a secret.</exception>
    public static LocalToken From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= 32 ? new LocalToken(text) : throw new ArgumentException("Too short for a token.", nameof(text));
    }

    /// <summary>Compares in a time that does not tell how much was right.</summary>
    public bool Matches(string? presented) =>
        presented is not null
        && CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(presented)));

    public override string ToString() => "(token)";
}
