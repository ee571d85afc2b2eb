using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Faults;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Turns an HTTP request into a WS-Man request and its answer back. Whatever comes in, an HTTP answer goes
/// out.</summary>
internal sealed partial class WsmanHandler(WsmanServerOptions options)
{
    private readonly BasicCredential credential = new(options.UserName, options.Password);
    private readonly ILogger logger = options.Loggers.CreateLogger<WsmanServer>();

    public async Task HandleAsync(HttpContext context)
    {
        var endpoint = context.Features.Get<NodeEndpoint>()
            ?? throw new InvalidOperationException("The connection belongs to no node.");
        if (!context.Request.Path.Equals("/wsman", StringComparison.OrdinalIgnoreCase)
            && !context.Request.Path.Equals("/wsman/", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }
        var isKnown = credential.Accepts(context.Request.Headers.Authorization);
        if (!isKnown && !AsksUnauthenticated(context.Request))
        {
            Challenge(context.Response);
            return;
        }
        if (WireEncoding.Of(context.Request.ContentType) is not { } encoding)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        await AnswerAsync(context, endpoint, encoding, isKnown).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, NodeEndpoint endpoint, WireEncoding encoding, bool isKnown)
    {
        using var answer = new Answer(encoding.Encoding, endpoint.Node.Locale);
        RequestEnvelope? request = null;
        try
        {
            var octets = await BodyReader
                .ReadAsync(context.Request.BodyReader, options.MaxEnvelopeBytes, context.RequestAborted)
                .ConfigureAwait(false);
            request = EnvelopeReader.Read(encoding.Decode(octets));
            if (!isKnown && !request.IsIdentify)
            {
                Challenge(context.Response);
                return;
            }
            await endpoint.Dispatcher.RunAsync(request, answer, isKnown, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (IsAbort(error, context.RequestAborted))
        {
            LogAborted(endpoint.Node.Name);
            return;
        }
        catch (BadHttpRequestException error)
        {
            context.Response.StatusCode = error.StatusCode;
            return;
        }
        catch (CimFault) when (!isKnown)
        {
            // A fault names the machine, which is nothing for strangers.
            Challenge(context.Response);
            return;
        }
        catch (CimFault fault)
        {
            LogFault(endpoint.Node.Name, fault.Kind, fault.Message);
            context.Response.StatusCode = WriteFault(answer, endpoint.Node, fault, request);
        }
        catch (Exception error)
        {
            // A class of the lab failed; its node answers as a real one whose provider failed.
            LogFailure(error, endpoint.Node.Name);
            var fault = new CimFault(error.Message, error);
            context.Response.StatusCode = WriteFault(answer, endpoint.Node, fault, request);
        }
        await SendAsync(context.Response, encoding, answer, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool IsAbort(Exception error, CancellationToken aborted) =>
        error is ConnectionResetException
        || (error is OperationCanceledException && aborted.IsCancellationRequested);

    private static int WriteFault(Answer answer, WsmanNode node, CimFault fault, RequestEnvelope? request)
    {
        answer.Restart();
        var isDmtf = request?.ResourceUri?.StartsWith(Uris.Wmi, StringComparison.OrdinalIgnoreCase) == false;
        return FaultWriter.Write(answer, fault, request?.MessageId, node.Name, node.Locale, isDmtf);
    }

    private static async Task SendAsync(
        HttpResponse response, WireEncoding encoding, Answer answer, CancellationToken aborted)
    {
        response.ContentType = encoding.ContentType;
        response.ContentLength = answer.Written.Length;
        try
        {
            await response.Body.WriteAsync(answer.Written, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
        }
    }

    private static bool AsksUnauthenticated(HttpRequest request) =>
        request.Headers["WSMANIDENTIFY"].ToString().Equals("unauthenticated", StringComparison.OrdinalIgnoreCase);

    private static void Challenge(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = BasicCredential.Challenge;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Node} refuses a request: {Kind}. {Reason}")]
    private partial void LogFault(string node, CimFaultKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client of {Node} left before its answer")]
    private partial void LogAborted(string node);

    [LoggerMessage(Level = LogLevel.Error, Message = "A class of {Node} failed")]
    private partial void LogFailure(Exception error, string node);
}
