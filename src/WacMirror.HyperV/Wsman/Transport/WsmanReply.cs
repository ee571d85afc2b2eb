using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>What the node's HTTP server answered; the body may still be arriving. Disposed once, it gives the connection
/// back.</summary>
internal sealed class WsmanReply : IDisposable
{
    private readonly IDisposable owner;
    private readonly Func<CancellationToken, Task<Stream>> open;

    private WsmanReply(
        HttpResponseMessage response,
        string? contentType,
        Func<CancellationToken, Task<Stream>> open,
        IDisposable owner)
    {
        this.open = open;
        this.owner = owner;
        Status = response.StatusCode;
        Offers = [.. response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).Distinct()];
        if (MediaTypeHeaderValue.TryParse(contentType, out var type))
            MediaType = type.MediaType;
    }

    public HttpStatusCode Status { get; }

    public string? MediaType { get; }

    /// <summary>The ways to prove an identity that the server offers with a refusal.</summary>
    public ImmutableArray<string> Offers { get; }

    /// <summary>An answer as it is.</summary>
    public static WsmanReply Plain(HttpResponseMessage response, IDisposable owner) => new(
        response, response.Content.Headers.ContentType?.ToString(), response.Content.ReadAsStreamAsync, owner);

    /// <summary>An answer that was decrypted.</summary>
    public static WsmanReply Opened(
        HttpResponseMessage response, string contentType, ArraySegment<byte> content, IDisposable owner) => new(
        response,
        contentType,
        _ => Task.FromResult<Stream>(new MemoryStream(content.Array!, content.Offset, content.Count)),
        owner);

    public Task<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);

    public void Dispose() => owner.Dispose();
}
