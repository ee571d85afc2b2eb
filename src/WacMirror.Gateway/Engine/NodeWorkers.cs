using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine;

/// <summary>The workers of a cluster's nodes. Started, changed and ended by one thread at a time; read by any.</summary>
internal sealed class NodeWorkers(Func<string, NodeWorker> create) : IAsyncDisposable
{
    private readonly List<Task> leaving = [];
    private ImmutableArray<NodeWorker> all = [];

    /// <summary>In the order in which their nodes became known.</summary>
    public ImmutableArray<NodeWorker> All => all;

    /// <summary>The node's worker, by name without case.</summary>
    public NodeWorker? this[string node] =>
        all.FirstOrDefault(worker => worker.Node.Equals(node, StringComparison.OrdinalIgnoreCase));

    /// <summary>Has exactly these nodes looked after: begins with those that are new, ends with those that are gone.</summary>
    /// <returns>The nodes that came and those that went.</returns>
    public (ImmutableArray<string> Came, ImmutableArray<string> Went) Follow(IReadOnlyCollection<string> nodes)
    {
        var came = nodes.Where(node => this[node] is null).Select(create).ToImmutableArray();
        var went = all.RemoveAll(worker => nodes.Contains(worker.Node, StringComparer.OrdinalIgnoreCase));
        if (came.IsEmpty && went.IsEmpty)
            return ([], []);
        ImmutableInterlocked.InterlockedExchange(ref all, all.RemoveRange(went).AddRange(came));
        foreach (var worker in came)
            worker.Start();
        leaving.RemoveAll(end => end.IsCompletedSuccessfully);
        leaving.AddRange(went.Select(worker => worker.DisposeAsync().AsTask()));
        return ([.. came.Select(worker => worker.Node)], [.. went.Select(worker => worker.Node)]);
    }

    public async ValueTask DisposeAsync()
    {
        leaving.AddRange(all.Select(worker => worker.DisposeAsync().AsTask()));
        await Task.WhenAll(leaving);
    }
}
