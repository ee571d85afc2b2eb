using Microsoft.AspNetCore.Http;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>One request of a caller and how it is packed: plain, or sealed for HTTP after Negotiate. The answer is
/// packed the same way.</summary>
internal sealed class WireCall(HttpContext context, WireConnection connection, Caller caller)
{
    private readonly string? boundary = SealedBody.BoundaryOf(context.Request.ContentType);
    private WireEncoding encoding = WireEncoding.Of(context.Request.ContentType) ?? WireEncoding.Utf8;

    public HttpContext Context => context;

    public WireConnection Connection => connection;

    public Caller Caller => caller;

    public CancellationToken Aborted => context.RequestAborted;

    private bool IsSealed => boundary is not null;

    /// <summary>The status for a packing that is not taken here; null when it is taken. A body in the clear after
    /// Negotiate gets a bare 500 from Windows, and the reason stands in the node's event log only.</summary>
    public int? RefusedPacking()
    {
        if (IsSealed)
            return caller.IsNegotiated && !connection.IsTls ? null : StatusCodes.Status415UnsupportedMediaType;
        if (WireEncoding.Of(context.Request.ContentType) is null)
            return StatusCodes.Status415UnsupportedMediaType;
        return caller.IsNegotiated && !connection.IsTls && !connection.Endpoint.Node.Security.AllowsUnencrypted
            ? StatusCodes.Status500InternalServerError
            : null;
    }

    /// <summary>The request's text; null when it cannot be opened.</summary>
    /// <exception cref="CimFault">It is larger than the bound or not in its encoding.</exception>
    public async Task<string?> ReadAsync(int bound)
    {
        if (boundary is null)
            return encoding.Decode(await BodyReader.ReadAsync(context.Request.BodyReader, bound, Aborted));
        var octets = await BodyReader.ReadAsync(context.Request.BodyReader, bound + SealedBody.Overhead, Aborted);
        if (SealedBody.Read(octets, boundary) is not { } body
            || WireEncoding.Of(body.ContentType) is not { } inner
            || connection.Seal.Open(body) is not { } plain)
            return null;
        encoding = inner;
        return encoding.Decode(plain);
    }

    public Answer NewAnswer() => new(encoding.Encoding, connection.Endpoint.Node.Locale);

    public Task SendAsync(Answer answer) => SendAsync(answer.Written);

    /// <summary>Sends octets as the answer.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> octets)
    {
        var (body, type) = Pack(octets);
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, Aborted);
    }

    private (ReadOnlyMemory<byte> Body, string ContentType) Pack(ReadOnlyMemory<byte> octets) => IsSealed
        ? (connection.Seal.Close(octets.Span, encoding.ContentType), SealedBody.AnswerType)
        : (octets, encoding.ContentType);
}
