using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>
/// Says which cluster a node belongs to. A node of none gets a cluster of its own that is kept in memory only: the node is
/// its one seed, asked with the process's identity, and knows the others when it is in a failover cluster. What is set
/// there outlives the process in the store, but is enforced only after somebody came back; the configuration is for
/// clusters that are to be looked after for good. Safe on any thread.
/// </summary>
internal sealed class RoutedClusters(MadeClusters made)
{
    /// <summary>The id of the node's cluster. Configured clusters come first: one that was added later takes the node over,
    /// and what was made of it ends.</summary>
    /// <param name="node">A node's name, short or whole, or a cluster's.</param>
    /// <param name="mayMake">Whether a cluster is made of a node of none: that sends the process's account there.</param>
    /// <param name="cancellationToken">Ends the wait, and nothing that others wait for.</param>
    /// <exception cref="ApiException">It is of no cluster, and none may be made of it or can be.</exception>
    public async Task<string> FindAsync(string node, bool mayMake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(node);
        var (engines, ours) = made.Now();
        var holders = new List<IClusterEngine>();
        foreach (var engine in engines)
            if (await engine.HoldsAsync(node, cancellationToken))
                holders.Add(engine);
        if (holders.Find(engine => !ours.Exists(known => known.Engine == engine)) is { } configured)
        {
            foreach (var replaced in holders)
                await made.EndAsync(replaced);
            return configured.Definition.Id;
        }
        var look = made.Find(node, holders.FirstOrDefault(), mayMake)
            ?? throw new ApiException(ApiError.UnknownCluster(node, []));
        return await look.WaitAsync(cancellationToken);
    }
}
