using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WacMirror.GatewayPlugin.Running;

/// <summary>Says that there is no pipeline to answer: problem details, and the member that Windows Admin Center's shell
/// reads, in one object.</summary>
internal static class Unavailable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Task WriteAsync(HttpContext context, string kind, string detail, TimeSpan? retryAfter = null)
    {
        var type = "urn:wacmirror:error:" + kind;
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (retryAfter is { } pause)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(pause.TotalSeconds)).ToString(
                System.Globalization.CultureInfo.InvariantCulture);
        var body = new
        {
            type,
            title = "WacMirror does not run",
            status = 503,
            detail,
            error = new { code = type, message = detail, details = Array.Empty<object>() },
        };
        return context.Response.WriteAsJsonAsync(body, Json, "application/problem+json", context.RequestAborted);
    }
}
