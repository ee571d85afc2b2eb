using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Lab;

/// <summary>Streams a capture while it is made.</summary>
internal static class CaptureEndpoint
{
    private const int MaxSeconds = 3600;

    public static async Task CaptureAsync(
        string id,
        string? seconds,
        [FromServices] LabCluster lab,
        IHostApplicationLifetime lifetime,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var duration = Duration(seconds);
        var name = lab.CaptureName(id);
        response.ContentType = "application/octet-stream";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.pcapng\"";
        // A reader shall see a packet when it passes, not when a buffer is full.
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        // The answer begins with the capture's first bytes, so whoever has them knows that it runs.
        await lab.CaptureAsync(id, duration, response.Body, either.Token);
    }

    private static TimeSpan Duration(string? seconds) =>
        seconds is null
            ? TimeSpan.FromSeconds(10)
            : int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= MaxSeconds
                ? TimeSpan.FromSeconds(number)
                : throw new ApiException(ApiError.Invalid(
                    "seconds", seconds, $"'seconds' is a whole number from 1 to {MaxSeconds}.", $"1..{MaxSeconds}"));
}
