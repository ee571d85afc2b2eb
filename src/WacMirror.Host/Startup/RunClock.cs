using System.Globalization;
using WacMirror.Gateway.Security;

namespace WacMirror.Host.Startup;

/// <summary>Measures from the start of the command to the first page that a browser painted, and says it once.</summary>
internal sealed partial class RunClock(TimeProvider time, ILogger<RunClock> logger)
{
    /// <summary>Set by the command that starts the host to its own beginning, in Unix milliseconds.</summary>
    public const string StartedVariable = "WACMIRROR_RUN_STARTED";

    private int painted;

    public void Painted()
    {
        if (Interlocked.Exchange(ref painted, 1) == 1)
            return;
        LogPainted(logger, (time.GetUtcNow() - Started()).TotalSeconds);
    }

    private static DateTimeOffset Started() =>
        long.TryParse(
            Environment.GetEnvironmentVariable(StartedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : new DateTimeOffset(System.Diagnostics.Process.GetCurrentProcess().StartTime);

    [LoggerMessage(1, LogLevel.Information, "First page painted {Seconds:0.0} s after the start.")]
    private static partial void LogPainted(ILogger logger, double seconds);
}

/// <summary>What the pane reports of its first paint.</summary>
/// <param name="Milliseconds">From navigation to first contentful paint, by the browser's clock.</param>
internal sealed record PaintedReport(double Milliseconds);

internal static class PaintedEndpoint
{
    public static void MapPainted(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/session/painted", (PaintedReport _, RunClock clock) =>
            {
                clock.Painted();
                return Results.NoContent();
            })
            .RequireAuthorization(Permissions.ReadInventory)
            .ExcludeFromDescription();
}
