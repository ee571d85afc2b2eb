using System.Net.Http.Headers;
using System.Text;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>The two encodings of WS-Man and how requests name them. An answer has the encoding of its
/// request.</summary>
/// <param name="Encoding">Strict: bad octets are an error. Writes a byte order mark for UTF-16.</param>
/// <param name="ContentType">The answer's content type.</param>
internal sealed record WireEncoding(Encoding Encoding, string ContentType)
{
    private const string Soap = "application/soap+xml";

    public static WireEncoding Utf8 { get; } = new(new UTF8Encoding(false, true), $"{Soap};charset=UTF-8");

    public static WireEncoding Utf16 { get; } =
        new(new UnicodeEncoding(false, true, true), $"{Soap};charset=UTF-16");

    /// <summary>The encoding of a content type; null when it is not SOAP in one of the two.</summary>
    public static WireEncoding? Of(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            || !Soap.Equals(parsed.MediaType, StringComparison.OrdinalIgnoreCase))
            return null;
        return parsed.CharSet?.Trim('"').ToUpperInvariant() switch
        {
            null or "UTF-8" => Utf8,
            "UTF-16" or "UTF-16LE" => Utf16,
            _ => null,
        };
    }

    /// <summary>The text without byte order mark and without the NULs that some clients pad with.</summary>
    /// <exception cref="CimFault">The octets are not this encoding.</exception>
    public string Decode(ReadOnlySpan<byte> octets)
    {
        try
        {
            return Encoding.GetString(octets).TrimStart('\uFEFF').TrimEnd('\0');
        }
        catch (DecoderFallbackException error)
        {
            throw new CimFault(
                CimFaultKind.InvalidMessage, $"The request is not {Encoding.WebName}: {error.Message}");
        }
    }
}
