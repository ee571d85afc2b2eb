using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Reads the failover cluster's affinity rules now and then, while a policy is about them or a rule is
/// held. What goes wrong here leaves them unknown, and then nothing is planned about them.</summary>
internal sealed partial class AffinityLane(
    IAffinityRules? reader,
    Func<string?> node,
    EngineOptions options,
    TimeProvider time,
    ILogger logger,
    Action changed) : IDisposable
{
    private readonly Bell bell = new();
    private readonly object gate = new();
    private AffinityReading? reading;

    /// <summary>Grows with each write: a reading that began before one does not count.</summary>
    private long turn;

    /// <summary>Null while they are not known, or do not exist.</summary>
    public AffinityReading? Reading
    {
        get
        {
            lock (gate)
                return reading;
        }
    }

    /// <summary>Reads soon, as after a write.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Takes what a write read back, ahead of the reading that will confirm it.</summary>
    public void Take(string name, AffinityRule? after)
    {
        lock (gate)
        {
            turn++;
            if (reading is { } known)
                reading = known with
                {
                    Rules = [.. known.Rules.Where(rule => !Same(rule.Name, name)).Concat(after is null ? [] : [after])],
                };
        }
    }

    /// <param name="isNeeded">Whether a policy is about them, or a rule is held.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<bool> isNeeded, CancellationToken cancellationToken)
    {
        if (reader is null)
            return;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (Reading is not null || isNeeded())
                await AskAsync(cancellationToken);
            await bell.WaitAsync(options.AffinityInterval, time, cancellationToken);
        }
    }

    public void Dispose() => bell.Dispose();

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        if (node() is not { } asked)
            return;
        using var deadline = new CancellationTokenSource(options.OwnerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var (began, at) = (TurnNow(), time.GetUtcNow());
            var read = await reader!.ReadAsync(asked, either.Token);
            if (TryTake(read, at, began))
                changed();
            else
                bell.Ring();
        }
        catch (OperationCanceledException)
        {
            LogSilent(logger, asked, "no answer in time");
        }
        catch (NodeException error)
        {
            LogSilent(logger, asked, error.Detail);
            if (error.Fault != NodeFault.NotSupported)
                return;
            lock (gate)
                reading = null;
        }
        catch (Exception error)
        {
            // A mistake of ours must not end the lane.
            LogUnexpected(logger, error, asked);
        }
    }

    private long TurnNow()
    {
        lock (gate)
            return turn;
    }

    private bool TryTake(ImmutableArray<AffinityRule> read, DateTimeOffset at, long began)
    {
        lock (gate)
        {
            if (began != turn)
                return false;
            reading = new AffinityReading(read, at);
            return true;
        }
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(86, LogLevel.Debug, "{Node} did not say which affinity rules there are: {Detail}")]
    private static partial void LogSilent(ILogger logger, string node, string detail);

    [LoggerMessage(88, LogLevel.Error, "Reading affinity rules from {Node} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string node);
}
