using System.Buffers.Binary;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>
/// The two layouts of a sealed Kerberos message (RFC 4121, 4.2.4): GSS leaves header, confounder, data, trailer; Windows
/// rotates the trailer in front of the data and says so in the header's right rotation count. The count is not under
/// the seal, so either layout can be made from the other.
/// </summary>
internal static class KerberosToken
{
    private const int Header = 16;
    private const int Confounder = 16;
    private const int Rotation = 6;

    /// <summary>Whether these octets begin a sealed Kerberos message; NTLM's signature begins with a version 1.</summary>
    public static bool Is(ReadOnlySpan<byte> token) =>
        token.Length > Header + Confounder && token[0] == 5 && token[1] == 4;

    /// <summary>Whether the trailer stands in front of the data: all but the data is the signature then.</summary>
    public static bool IsRotated(ReadOnlySpan<byte> token, int signatureLength) =>
        RotationOf(token) is > 0 and var count && signatureLength == Header + Confounder + count;

    /// <summary>Rotates in place where GSS did not.</summary>
    /// <param name="token">As GSS made it.</param>
    /// <param name="dataLength">How long the plain text was.</param>
    public static void Rotate(Span<byte> token, int dataLength)
    {
        if (RotationOf(token) != 0)
            return;
        var trailer = token.Length - dataLength - Header - Confounder;
        BinaryPrimitives.WriteUInt16BigEndian(token[Rotation..], (ushort)trailer);
        var body = token[Header..];
        var end = body[^trailer..].ToArray();
        body[..^trailer].CopyTo(body[trailer..]);
        end.CopyTo(body);
    }

    private static int RotationOf(ReadOnlySpan<byte> token) => BinaryPrimitives.ReadUInt16BigEndian(token[Rotation..]);
}
