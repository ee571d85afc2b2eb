using System.Net.Http.Headers;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Makes the HTTP requests that carry envelopes.</summary>
internal static class EnvelopeMessage
{
    public const string ContentType = "application/soap+xml;charset=UTF-8";

    /// <summary>Whether a body of this type may be an envelope.</summary>
    public static bool IsEnvelope(string? mediaType) =>
        mediaType is "application/soap+xml" or "text/xml" or "application/xml";

    public static HttpRequestMessage Of(Uri address, ReadOnlyMemory<byte> body, string contentType)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }
}
