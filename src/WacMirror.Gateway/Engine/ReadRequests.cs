using System.Collections.Immutable;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine;

/// <summary>What is to be read of one node. Level-triggered: any number of requests before a reading make one. Safe on
/// any thread; one reader.</summary>
internal sealed class ReadRequests : IDisposable
{
    /// <summary>From more machines than this on the whole node is read: each takes a dozen requests, as the whole node
    /// does. Fewer reads thousands of rows for one machine; more takes longer than reading everything.</summary>
    private const int MachinesApart = 4;

    private readonly object gate = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly HashSet<Guid> machines = [];
    private bool all = true;

    /// <summary>Ends with the reading of what is asked for now.</summary>
    private TaskCompletionSource next = NewReading();

    /// <summary>Ends with the reading of what was taken last.</summary>
    private TaskCompletionSource taken = NewReading();

    /// <returns>Ends when that was read, well or not, or is not to be read any more.</returns>
    public Task AskForAll() => Ask(null);

    /// <returns>As of <see cref="AskForAll"/>.</returns>
    public Task AskFor(Guid vm) => Ask(vm);

    /// <summary>What to read now; nothing when nothing was asked for.</summary>
    /// <param name="isDue">Whether the whole node is due in any case.</param>
    /// <param name="wholeOnly">Whether a part would be of no use.</param>
    public ImmutableArray<NodeScope> Take(bool isDue, bool wholeOnly)
    {
        lock (gate)
        {
            var whole = isDue || all || machines.Count > MachinesApart || (wholeOnly && machines.Count > 0);
            ImmutableArray<NodeScope> scopes = whole ? [NodeScope.Node] : [.. machines.Select(NodeScope.Vm)];
            all = false;
            machines.Clear();
            (taken, next) = (next, NewReading());
            return scopes;
        }
    }

    /// <summary>What was taken last has been read.</summary>
    public void Tell()
    {
        lock (gate)
            taken.TrySetResult();
    }

    /// <summary>Returns when something was asked for, or when cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await wake.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose()
    {
        wake.Dispose();
        lock (gate)
        {
            taken.TrySetResult();
            next.TrySetResult();
        }
    }

    private Task Ask(Guid? vm)
    {
        Task reading;
        lock (gate)
        {
            if (vm is { } one)
                machines.Add(one);
            else
                all = true;
            reading = next.Task;
        }
        Wake();
        return reading;
    }

    private static TaskCompletionSource NewReading() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already asked for.
        }
        catch (ObjectDisposedException)
        {
            // Nobody reads this node any more.
        }
    }
}
