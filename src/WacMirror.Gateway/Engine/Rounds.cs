using Microsoft.Extensions.Logging;

namespace WacMirror.Gateway.Engine;

/// <summary>Takes a step again and again.</summary>
internal static partial class Rounds
{
    /// <summary>Takes the step at once, then in each interval, until cancelled. A mistake of ours costs one step and is
    /// told; the next comes all the same.</summary>
    public static async Task RepeatAsync(
        TimeSpan interval,
        Func<CancellationToken, Task> step,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
                await TryAsync(step, logger, cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private static async Task TryAsync(
        Func<CancellationToken, Task> step, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogUnexpected(logger, error);
        }
    }

    [LoggerMessage(3, LogLevel.Error, "A step failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error);
}
