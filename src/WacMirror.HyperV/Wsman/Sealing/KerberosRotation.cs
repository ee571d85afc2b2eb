using System.Buffers.Binary;

namespace WacMirror.HyperV.Wsman.Sealing;

/// <summary>
/// Windows takes a Kerberos seal with its trailer rotated to the front, so that the signature is one piece and the
/// encrypted text has the length of the original; other systems leave the trailer at the end. RFC 4121, 4.2.5: the
/// octets behind the header may be rotated to the right by any count, which the header names and no checksum covers.
/// Pure.
/// </summary>
internal static class KerberosRotation
{
    private const int HeaderLength = 16;
    private const int ConfounderLength = 16;
    private const byte SealedFlag = 2;
    private const int ExtraCountAt = 4;
    private const int RotationAt = 6;

    /// <summary>Rotates a seal that is not rotated yet; leaves everything else as it is.</summary>
    /// <param name="seal">Signature and encrypted text.</param>
    /// <param name="originalLength">Octets of the text that was sealed.</param>
    public static void Apply(Span<byte> seal, int originalLength)
    {
        // What is more than header, confounder and text is the trailer: the header's encrypted copy and the checksum.
        var trailer = seal.Length - originalLength - HeaderLength - ConfounderLength;
        if (trailer is < HeaderLength or > ushort.MaxValue || !IsUnrotatedSeal(seal))
            return;
        var rest = seal[HeaderLength..];
        var last = rest[^trailer..].ToArray();
        rest[..^trailer].CopyTo(rest[trailer..]);
        last.CopyTo(rest);
        BinaryPrimitives.WriteUInt16BigEndian(seal[RotationAt..], (ushort)trailer);
    }

    /// <summary>A Wrap token of RFC 4121 with confidentiality, no filler and no rotation.</summary>
    private static bool IsUnrotatedSeal(ReadOnlySpan<byte> seal) =>
        seal is [0x05, 0x04, var flags, 0xFF, ..] && (flags & SealedFlag) != 0
        && BinaryPrimitives.ReadUInt16BigEndian(seal[ExtraCountAt..]) == 0
        && BinaryPrimitives.ReadUInt16BigEndian(seal[RotationAt..]) == 0;
}
