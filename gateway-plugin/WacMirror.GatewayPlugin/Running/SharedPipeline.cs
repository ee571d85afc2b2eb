using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.GatewayPlugin.Loading;

namespace WacMirror.GatewayPlugin.Running;

/// <summary>
/// The one pipeline of a process: started by the first request, tried again when it could not be started, ended with the
/// process once nobody is inside any more. Safe on any thread.
/// </summary>
internal sealed partial class SharedPipeline
{
    /// <summary>How long a failed start is told before the next try. Shorter loads everything again for each click;
    /// longer keeps whoever put it right waiting.</summary>
    internal static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>How long the process's end waits for the engines, after the last request. Shorter cuts off a write that
    /// has begun; longer and the gateway's own patience ends first.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);

    private static readonly object Making = new();
    private static SharedPipeline? shared;

    private readonly IHostApplicationLifetime lifetime;
    private readonly Func<LoadedPipeline> load;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly object gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<Outcome>? loading;
    private (PipelineException Why, long At)? failure;
    private int inside;
    private bool isStopping;

    internal SharedPipeline(
        IHostApplicationLifetime lifetime, Func<LoadedPipeline> load, ILogger logger, TimeProvider time)
    {
        (this.lifetime, this.load, this.logger, this.time) = (lifetime, load, logger, time);
        lifetime.ApplicationStopping.Register(Stop);
        lifetime.ApplicationStopped.Register(AwaitEnd);
    }

    /// <summary>Ends when the engines have ended.</summary>
    internal Task Ended => ended.Task;

    /// <summary>The process's pipeline; another one only for another application in the same process.</summary>
    public static SharedPipeline Of(IHostApplicationLifetime lifetime, ILoggerFactory loggers)
    {
        if (Volatile.Read(ref shared) is { } known && ReferenceEquals(known.lifetime, lifetime))
            return known;
        lock (Making)
        {
            if (shared is null || !ReferenceEquals(shared.lifetime, lifetime))
                shared = new SharedPipeline(
                    lifetime,
                    () => PipelineLoader.Load(loggers, lifetime),
                    loggers.CreateLogger<SharedPipeline>(),
                    TimeProvider.System);
            return shared;
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (!TryEnter())
        {
            await Unavailable.WriteAsync(context, "plugin-stopping", "The gateway is stopping.");
            return;
        }
        try
        {
            var (pipeline, error) = await ReadyAsync().WaitAsync(context.RequestAborted);
            await (pipeline is not null
                ? pipeline.Run(context)
                : Unavailable.WriteAsync(context, error!.Kind, error.Message, RetryPause));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has left; there is nobody to tell.
        }
        finally
        {
            Leave();
        }
    }

    private Task<Outcome> ReadyAsync()
    {
        lock (gate)
        {
            if (loading is not null)
                return loading;
            if (failure is { } known && time.GetElapsedTime(known.At) < RetryPause)
                return Task.FromResult(new Outcome(null, known.Why));
            // Not the request's own work: whoever came first may leave before it is done.
            return loading = Task.Run(Load);
        }
    }

    private Outcome Load()
    {
        try
        {
            var loaded = load();
            LogStarted(logger);
            return new Outcome(loaded, null);
        }
        catch (PipelineException error)
        {
            LogFailed(logger, error.InnerException, error.Message);
            lock (gate)
                (loading, failure) = (null, (error, time.GetTimestamp()));
            return new Outcome(null, error);
        }
    }

    private bool TryEnter()
    {
        lock (gate)
        {
            if (!isStopping)
                inside++;
            return !isStopping;
        }
    }

    private void Leave()
    {
        lock (gate)
            if (--inside > 0 || !isStopping)
                return;
        _ = EndAsync();
    }

    private void Stop()
    {
        lock (gate)
        {
            if (isStopping)
                return;
            isStopping = true;
            if (inside > 0)
                return;
        }
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            // Never on the thread of a request or of the server's stop.
            await Task.Yield();
            if (loading is { } started && (await started).Pipeline is { } pipeline)
                await pipeline.End.DisposeAsync();
        }
        catch (Exception error)
        {
            LogEndFailed(logger, error);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>The process must not go while a write that has begun is under way, and this is the last place to wait.</summary>
    private void AwaitEnd()
    {
        if (!ended.Task.Wait(EndPatience))
            LogLate(logger, EndPatience.TotalSeconds);
    }

    /// <summary>A failure is a value, so that none is left unobserved when whoever asked has gone.</summary>
    private readonly record struct Outcome(LoadedPipeline? Pipeline, PipelineException? Error);

    [LoggerMessage(1, LogLevel.Information, "WacMirror runs in this process")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(2, LogLevel.Error, "WacMirror could not be started: {Reason}")]
    private static partial void LogFailed(ILogger logger, Exception? error, string reason);

    [LoggerMessage(3, LogLevel.Error, "WacMirror's end failed")]
    private static partial void LogEndFailed(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "WacMirror had not ended {Seconds} s after the last request")]
    private static partial void LogLate(ILogger logger, double seconds);
}
