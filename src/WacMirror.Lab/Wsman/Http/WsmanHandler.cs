using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Faults;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Turns an HTTP request into a WS-Man request and its answer back. Whatever comes in, an HTTP answer goes
/// out, unless the node was told to misbehave.</summary>
internal sealed partial class WsmanHandler(WsmanServerOptions options)
{
    private readonly Doorkeeper door = new(options);
    private readonly ILogger logger = options.Loggers.CreateLogger<WsmanServer>();

    public async Task HandleAsync(HttpContext context)
    {
        var connection = context.Features.Get<WireConnection>()
            ?? throw new InvalidOperationException("The connection belongs to no node.");
        if (!IsForWsman(context) || door.Admit(context, connection) is not { } caller)
            return;
        if (!caller.IsKnown && !AsksUnauthenticated(context.Request))
        {
            Doorkeeper.Challenge(context.Response, connection);
            return;
        }
        // Signing in alone is answered by the status; clients do so before they have keys to seal with.
        if (caller.IsNegotiated && context.Request.ContentLength is null or 0 && context.Request.ContentType is null)
            return;
        var call = new WireCall(context, connection, caller);
        if (call.RefusedPacking() is { } status)
        {
            LogPacking(connection.Endpoint.Node.Name, status, context.Request.ContentType);
            context.Response.StatusCode = status;
            return;
        }
        try
        {
            await AnswerAsync(call).ConfigureAwait(false);
        }
        catch (Exception error) when (IsAbort(error, context.RequestAborted))
        {
            LogAborted(connection.Endpoint.Node.Name);
        }
    }

    private async Task AnswerAsync(WireCall call)
    {
        var node = call.Connection.Endpoint.Node;
        Answer? answer = null;
        RequestEnvelope? request = null;
        try
        {
            if (await call.ReadAsync(options.MaxEnvelopeBytes).ConfigureAwait(false) is not { } body)
            {
                LogUnsealed(node.Name);
                call.Context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
            answer = call.NewAnswer();
            request = EnvelopeReader.Read(body);
            if (!call.Caller.IsKnown && !request.IsIdentify)
            {
                Doorkeeper.Challenge(call.Context.Response, call.Connection);
                return;
            }
            await call.Connection.Endpoint.Dispatcher
                .RunAsync(request, answer, call.Caller.IsKnown, call.Aborted).ConfigureAwait(false);
            await call.SendAsync(answer).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            call.Context.Response.StatusCode = error.StatusCode;
        }
        catch (CimFault) when (!call.Caller.IsKnown)
        {
            // A fault names the machine, which is nothing for strangers.
            Doorkeeper.Challenge(call.Context.Response, call.Connection);
        }
        catch (Exception error) when (!call.Context.Response.HasStarted && !IsAbort(error, call.Aborted))
        {
            answer ??= call.NewAnswer();
            WriteFault(call, answer, FaultOf(error, node.Name), request);
            await call.SendAsync(answer).ConfigureAwait(false);
        }
        finally
        {
            answer?.Dispose();
        }
    }

    private CimFault FaultOf(Exception error, string node)
    {
        if (error is CimFault fault)
        {
            LogFault(node, fault.Kind, fault.Message);
            return fault;
        }
        // A class of the lab failed; its node answers as a real one whose provider failed.
        LogFailure(error, node);
        return new CimFault(error.Message, error);
    }

    private static void WriteFault(WireCall call, Answer answer, CimFault fault, RequestEnvelope? request)
    {
        var node = call.Connection.Endpoint.Node;
        answer.Restart();
        var isDmtf = request?.ResourceUri?.StartsWith(Uris.Wmi, StringComparison.OrdinalIgnoreCase) == false;
        call.Context.Response.StatusCode =
            FaultWriter.Write(answer, fault, request?.MessageId, node.Name, node.Locale, isDmtf);
    }

    private static bool IsForWsman(HttpContext context)
    {
        if (!context.Request.Path.Equals("/wsman", StringComparison.OrdinalIgnoreCase)
            && !context.Request.Path.Equals("/wsman/", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }
        if (HttpMethods.IsPost(context.Request.Method))
            return true;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.Post;
        return false;
    }

    private static bool IsAbort(Exception error, CancellationToken aborted) =>
        error is ConnectionResetException
        || (error is OperationCanceledException && aborted.IsCancellationRequested);

    private static bool AsksUnauthenticated(HttpRequest request) =>
        request.Headers["WSMANIDENTIFY"].ToString().Equals("unauthenticated", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Node} refuses a request: {Kind}. {Reason}")]
    private partial void LogFault(string node, CimFaultKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Node} answers {Status} to a body of the type {ContentType}")]
    private partial void LogPacking(string node, int status, string? contentType);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "{Node} got a body that is not sealed with the keys of its connection, or not as Windows seals")]
    private partial void LogUnsealed(string node);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client of {Node} left before its answer")]
    private partial void LogAborted(string node);

    [LoggerMessage(Level = LogLevel.Error, Message = "A class of {Node} failed")]
    private partial void LogFailure(Exception error, string node);
}
