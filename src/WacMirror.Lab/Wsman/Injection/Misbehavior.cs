using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using WacMirror.Lab.Wsman.Http;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman.Injection;

/// <summary>Does to one request what its node was told to.</summary>
internal static class Misbehavior
{
    /// <summary>What the HTTP layer buffers at most on its way to the socket, encrypted or not, and more: so much
    /// behind the half of a body, and the half is surely on its way when the connection is reset.</summary>
    private const int Push = 256 * 1024;

    private const string UnavailablePage =
        "<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><h2>Service Unavailable</h2><hr>"
        + "<p>HTTP Error 503. The service is unavailable.</p></BODY></HTML>";

    private static readonly byte[] Noise = Encoding.UTF8.GetBytes("\u0001\u0002 this is <no XML & never was \ufffd");

    /// <summary>What happens before the work.</summary>
    /// <returns>Whether the request has ended with it.</returns>
    /// <exception cref="CimFault">The effect is a fault.</exception>
    public static async Task<bool> BeforeWorkAsync(WireEffect effect, WireCall call)
    {
        switch (effect)
        {
            case WireEffect.ResetBeforeWork:
                call.Connection.Reset();
                return true;
            case WireEffect.Unauthorized:
                Doorkeeper.Challenge(call.Context.Response, call.Connection);
                return true;
            case WireEffect.Unavailable:
                call.Context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                call.Context.Response.ContentType = "text/html; charset=us-ascii";
                await call.Context.Response.WriteAsync(UnavailablePage, call.Aborted);
                return true;
            case WireEffect.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.Aborted);
                return true;
            case WireEffect.Quota:
                throw new CimFault(
                    CimFaultKind.TooManyOperations, "This user has more operations at once than it may.");
            case WireEffect.TimedOut:
                throw new CimFault(CimFaultKind.TimedOut, "The operation did not end within its OperationTimeout.");
            case WireEffect.AccessDenied:
                throw new CimFault(CimFaultKind.AccessDenied, "Access is denied.");
            default:
                return false;
        }
    }

    /// <summary>What happens to the answer once the work is done.</summary>
    /// <returns>Whether the request has ended with it.</returns>
    public static async Task<bool> AnswerAsync(WireEffect effect, WireCall call, ReadOnlyMemory<byte> answer)
    {
        switch (effect)
        {
            case WireEffect.ResetAfterWork:
                call.Connection.Reset();
                return true;
            case WireEffect.ResetInBody:
                await ResetInBodyAsync(call, answer);
                return true;
            case WireEffect.ShortBody:
                var whole = call.Prepare(answer);
                call.Context.Response.ContentLength = whole.Length;
                await WriteAsync(call, whole[..(whole.Length / 2)]);
                return true;
            case WireEffect.CutChunk:
                await CutChunkAsync(call, call.Prepare(answer));
                return true;
            case WireEffect.CutText:
                await call.SendAsync(answer[..(answer.Length / 2)]);
                return true;
            case WireEffect.Garbage:
                await call.SendAsync(Noise);
                return true;
            default:
                return false;
        }
    }

    private static async Task ResetInBodyAsync(WireCall call, ReadOnlyMemory<byte> answer)
    {
        var body = call.Prepare(answer);
        var half = body[..(body.Length / 2)];
        call.Context.Response.ContentLength = body.Length + Push;
        await WriteAsync(call, half);
        // Space, in UTF-16 a harmless sign: a reader that comes this far waits for the rest.
        var push = new byte[Push];
        push.AsSpan().Fill((byte)' ');
        await WriteAsync(call, push);
        call.Connection.Reset();
    }

    /// <summary>Writes the chunk by hand; the server leaves framing to whoever names it.</summary>
    private static Task CutChunkAsync(WireCall call, ReadOnlyMemory<byte> body)
    {
        call.Context.Response.Headers.TransferEncoding = "chunked";
        call.Context.Response.Headers.Connection = "close";
        var size = Encoding.ASCII.GetBytes(body.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        return WriteAsync(call, (byte[])[.. size, .. body[..(body.Length / 2)].Span]);
    }

    private static async Task WriteAsync(WireCall call, ReadOnlyMemory<byte> octets)
    {
        await call.Context.Response.Body.WriteAsync(octets, call.Aborted);
        await call.Context.Response.Body.FlushAsync(call.Aborted);
    }
}
