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

    public void AskForAll()
    {
        lock (gate)
            all = true;
        Wake();
    }

    public void AskFor(Guid vm)
    {
        lock (gate)
            machines.Add(vm);
        Wake();
    }

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
            return scopes;
        }
    }

    /// <summary>Returns when something was asked for, or when cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await wake.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose() => wake.Dispose();

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
