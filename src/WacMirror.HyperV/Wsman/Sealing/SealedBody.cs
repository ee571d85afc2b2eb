using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman.Sealing;

/// <summary>
/// The body of an encrypted message as WinRM lays it out over HTTP (MS-WSMV 2.2.9.1): two parts, of which the first
/// says what was encrypted and how long it was, and the second holds the length of the signature in four octets,
/// little-endian, the signature, and the encrypted text. Pure.
/// </summary>
internal static class SealedBody
{
    public const string MediaType = "multipart/encrypted";

    public const string ContentType =
        MediaType + ";protocol=\"" + Protocol + "\";boundary=\"" + Boundary + "\"";

    private const string Protocol = "application/HTTP-SPNEGO-session-encrypted";
    private const string Boundary = "Encrypted Boundary";
    private const int LengthOctets = 4;

    /// <summary>No head of the parts is nearly as long; a longer one is not looked through.</summary>
    private const int LongestHead = 1_024;

    private static ReadOnlySpan<byte> BinaryPart => "application/octet-stream\r\n"u8;

    /// <param name="originalType">The content type of what was sealed.</param>
    /// <param name="originalLength">Its octets.</param>
    /// <param name="seal">Signature and encrypted text, one after the other.</param>
    /// <param name="signatureLength">How many octets of the seal are the signature.</param>
    public static byte[] Write(
        string originalType, int originalLength, ReadOnlySpan<byte> seal, int signatureLength)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"--{Boundary}\r\n\tContent-Type: {Protocol}\r\n"
            + $"\tOriginalContent: type={originalType};Length={originalLength}\r\n"
            + $"--{Boundary}\r\n\tContent-Type: application/octet-stream\r\n"));
        var end = Encoding.ASCII.GetBytes($"--{Boundary}--\r\n");
        var body = new byte[head.Length + LengthOctets + seal.Length + end.Length];
        head.CopyTo(body, 0);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(head.Length), signatureLength);
        seal.CopyTo(body.AsSpan(head.Length + LengthOctets));
        end.CopyTo(body, body.Length - end.Length);
        return body;
    }

    /// <summary>Finds what was encrypted in a body. The seal is a slice of the body and may be opened in place.</summary>
    /// <exception cref="CimFormatException">It is not laid out so.</exception>
    public static SealedPart Read(Memory<byte> body, string? contentType)
    {
        var boundary = BoundaryOf(contentType);
        var span = body.Span;
        var start = span[..Math.Min(LongestHead, span.Length)].IndexOf(BinaryPart);
        if (start < 0)
            throw new CimFormatException("The encrypted answer has no binary part.");
        var head = Encoding.ASCII.GetString(span[..start]);
        if (!head.StartsWith("--" + boundary, StringComparison.Ordinal))
            throw new CimFormatException("The encrypted answer does not begin with its boundary.");
        var (type, length) = OriginalOf(head);
        start += BinaryPart.Length;
        var end = EndOf(span, boundary);
        if (end - start < LengthOctets)
            throw new CimFormatException("The encrypted answer is cut short.");
        var signature = BinaryPrimitives.ReadUInt32LittleEndian(span[start..]);
        start += LengthOctets;
        if (signature > end - start)
            throw new CimFormatException("The signature of the encrypted answer is longer than the answer.");
        return new SealedPart(type, length, body[start..end]);
    }

    private static string BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Parameters.FirstOrDefault(parameter =>
            parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value is { } value
            ? value.Trim('"')
            : Boundary;

    /// <summary>The closing boundary is taken from the end: encrypted octets may look like one.</summary>
    private static int EndOf(ReadOnlySpan<byte> body, string boundary)
    {
        var trimmed = body.TrimEnd("\r\n"u8);
        var closing = Encoding.ASCII.GetBytes($"--{boundary}--");
        return trimmed.EndsWith(closing)
            ? trimmed.Length - closing.Length
            : throw new CimFormatException("The encrypted answer does not end with its boundary.");
    }

    private static (string Type, int Length) OriginalOf(string head)
    {
        const string name = "OriginalContent:";
        const string typeName = "type=";
        const string lengthName = ";Length=";
        var line = head.Split("\r\n").Select(part => part.Trim())
            .FirstOrDefault(part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CimFormatException("The encrypted answer does not say what it holds.");
        var value = line[name.Length..].Trim();
        var at = value.LastIndexOf(lengthName, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !value.StartsWith(typeName, StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(
                value.AsSpan(at + lengthName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new CimFormatException($"The encrypted answer says '{value}' of what it holds.");
        return (value[typeName.Length..at], length);
    }
}
