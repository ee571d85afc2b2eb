using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Asks one node's guests for their addresses, in a rhythm of its own, because the answer is slow. What goes
/// wrong here leaves the last addresses standing and is no failure of the node.</summary>
internal sealed partial class AddressLane(
    string node, IAddressReader reader, EngineOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim wake = new(1, 1);

    /// <summary>Asks soon. Any number of calls before it asks make one question.</summary>
    public void Wake()
    {
        if (wake.CurrentCount > 0)
            return;
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another call was quicker.
        }
    }

    /// <param name="take">Gets each answer.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task RunAsync(
        Action<ImmutableDictionary<AdapterId, ImmutableArray<string>>> take, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using (var due = new CancellationTokenSource(options.AddressInterval, time))
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken))
                await wake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(options.AddressPause, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested)
                await AskAsync(take, cancellationToken);
        }
    }

    public void Dispose() => wake.Dispose();

    private async Task AskAsync(
        Action<ImmutableDictionary<AdapterId, ImmutableArray<string>>> take, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.AddressDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            take(await reader.ReadAsync(node, either.Token));
        }
        catch (OperationCanceledException)
        {
            LogSilent(logger, node, "no answer in time");
        }
        catch (NodeException error)
        {
            LogSilent(logger, node, error.Detail);
        }
        catch (Exception error)
        {
            // A mistake of ours must not end the lane.
            LogUnexpected(logger, error, node);
        }
    }

    [LoggerMessage(30, LogLevel.Debug, "{Node} did not say what its guests' addresses are: {Detail}")]
    private static partial void LogSilent(ILogger logger, string node, string detail);

    [LoggerMessage(31, LogLevel.Error, "Reading the addresses of {Node}'s guests failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string node);
}
