using System.Security.Cryptography;
using System.Text;

namespace WacMirror.Lab.Cluster;

/// <summary>Ids made of names: the same topology has the same ids at every start, so that a saved policy or a test
/// still fits. The form is RFC 9562's version 8 (custom), over SHA-256.</summary>
internal static class LabIds
{
    public static Guid Of(params ReadOnlySpan<string> path)
    {
        var text = new StringBuilder();
        foreach (var part in path)
            text.Append(part.ToUpperInvariant()).Append('\0');
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Upper case, as Hyper-V writes instance ids.</summary>
    public static string Upper(this Guid id) => string.Create(36, id, static (text, value) =>
    {
        value.TryFormat(text, out _, "D");
        Ascii.ToUpperInPlace(text, out _);
    });
}
