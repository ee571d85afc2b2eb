using System.Runtime.InteropServices;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman.Sealing;

namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>Turns an envelope into the body of an encrypted message and back, with the keys of a context.</summary>
internal static class EnvelopeSeal
{
    public static byte[] Close(ISecurityContext context, string contentType, ReadOnlyMemory<byte> plain)
    {
        var seal = context.Seal(plain.Span);
        return SealedBody.Write(contentType, plain.Length, seal, seal.Length - plain.Length);
    }

    /// <summary>Decrypts in place. What is behind the length that the node tells is filler.</summary>
    /// <exception cref="CimFormatException">It is not laid out as an encrypted message, or cannot be decrypted.</exception>
    public static (string ContentType, ArraySegment<byte> Plain) Open(
        ISecurityContext context, Memory<byte> body, string? contentType)
    {
        var part = SealedBody.Read(body, contentType);
        var plain = OpenSeal(context, part.Seal);
        if (plain.Length < part.OriginalLength)
            throw new CimFormatException("The encrypted answer is shorter than it says.");
        return MemoryMarshal.TryGetArray<byte>(plain[..part.OriginalLength], out var segment)
            ? (part.OriginalType, segment)
            : (part.OriginalType, new ArraySegment<byte>(plain[..part.OriginalLength].ToArray()));
    }

    private static Memory<byte> OpenSeal(ISecurityContext context, Memory<byte> seal)
    {
        try
        {
            return context.Open(seal);
        }
        catch (SecurityRefusedException error)
        {
            throw new CimFormatException($"The encrypted answer cannot be decrypted: {error.Message}.", error);
        }
    }
}
