using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>
/// A message sealed with the keys of a connection, as WinRM sends it over HTTP: a multipart body whose first part says
/// what is sealed and whose second is a four-octet little-endian length, the signature of that length, and the data.
/// </summary>
/// <param name="ContentType">Of what is sealed.</param>
/// <param name="Length">How long it is.</param>
/// <param name="SignatureLength">How much of the token is signature.</param>
/// <param name="Token">Signature and data.</param>
internal sealed record SealedBody(string ContentType, int Length, int SignatureLength, ReadOnlyMemory<byte> Token)
{
    /// <summary>The content type of a sealed answer.</summary>
    public const string AnswerType = $"{MediaType};protocol=\"{Protocol}\";boundary=\"{Boundary}\"";

    /// <summary>What a request may have around its sealed octets; headers and boundaries take a tenth of it.</summary>
    public const int Overhead = 4_096;

    private const string MediaType = "multipart/encrypted";
    private const string Protocol = "application/HTTP-SPNEGO-session-encrypted";
    private const string Boundary = "Encrypted Boundary";
    private const int MaxHeaderLines = 8;

    /// <summary>The boundary of a sealed message's content type; null when it is not one.</summary>
    public static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && MediaType.Equals(parsed.MediaType, StringComparison.OrdinalIgnoreCase)
        && Protocol.Equals(Parameter(parsed, "protocol"), StringComparison.OrdinalIgnoreCase)
            ? Parameter(parsed, "boundary")
            : null;

    /// <summary>Null when the octets are not such a body.</summary>
    public static SealedBody? Read(ReadOnlyMemory<byte> octets, string boundary)
    {
        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var lines = new PartLines(octets);
        if (!lines.TakeDelimiter(delimiter)
            || Original(lines.TakeHeaders(delimiter, MaxHeaderLines)) is not { } original
            || !lines.TakeDelimiter(delimiter)
            || !lines.TakeHeader("Content-Type: application/octet-stream"))
            return null;
        // The sealed octets may hold anything, the delimiter too, so the end is looked for from the end.
        var rest = lines.Rest;
        var end = rest.Span.LastIndexOf(delimiter);
        if (end < sizeof(int))
            return null;
        var signature = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        var token = rest[sizeof(int)..end];
        return signature >= 0 && signature <= token.Length
            ? new SealedBody(original.Type, original.Length, signature, token)
            : null;
    }

    /// <summary>The whole body.</summary>
    public byte[] Write()
    {
        var head = Encoding.ASCII.GetBytes(
            $"--{Boundary}\r\n\tContent-Type: {Protocol}\r\n\tOriginalContent: type={ContentType};Length="
            + Length.ToString(CultureInfo.InvariantCulture)
            + $"\r\n--{Boundary}\r\n\tContent-Type: application/octet-stream\r\n");
        var tail = Encoding.ASCII.GetBytes($"--{Boundary}--\r\n");
        var body = new byte[head.Length + sizeof(int) + Token.Length + tail.Length];
        head.CopyTo(body, 0);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(head.Length), SignatureLength);
        Token.CopyTo(body.AsMemory(head.Length + sizeof(int)));
        tail.CopyTo(body, body.Length - tail.Length);
        return body;
    }

    /// <summary>The value of <c>OriginalContent: type=TYPE;Length=N</c>.</summary>
    private static (string Type, int Length)? Original(string? headers)
    {
        const string name = "OriginalContent:";
        const string type = "type=";
        const string length = ";Length=";
        var line = headers?.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (line is null)
            return null;
        var value = line[name.Length..].Trim();
        var at = value.LastIndexOf(length, StringComparison.OrdinalIgnoreCase);
        return value.StartsWith(type, StringComparison.OrdinalIgnoreCase)
            && at > type.Length
            && int.TryParse(
                value.AsSpan(at + length.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (value[type.Length..at], number)
                : null;
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name) => type.Parameters
        .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?
        .Value?.Trim('"');
}
