using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>The addresses that the guests of a cluster reported. A machine that moves keeps its own until its new node
/// has spoken: that a guest has none is believed only of the node where it is shown at rest. Safe on any
/// thread.</summary>
internal sealed class AddressBook
{
    private ImmutableDictionary<AdapterId, ImmutableArray<string>> known =
        ImmutableDictionary<AdapterId, ImmutableArray<string>>.Empty;

    private volatile ImmutableSortedDictionary<AdapterId, Adapter> merged =
        ImmutableSortedDictionary<AdapterId, Adapter>.Empty;

    /// <summary>Takes a node's answer for the adapters that it shows.</summary>
    public void Take(NodeSnapshot node, ImmutableDictionary<AdapterId, ImmutableArray<string>> answer)
    {
        var entries = node.Adapters
            .Where(adapter => adapter.Vm is not null)
            .Select(adapter => KeyValuePair.Create(adapter.Id, answer.GetValueOrDefault(adapter.Id, [])))
            .Where(entry => !entry.Value.IsEmpty || IsAtRest(entry.Key, node.Node))
            .ToList();
        ImmutableInterlocked.Update(ref known, book => book.SetItems(entries));
    }

    /// <summary>The reading with the addresses in it.</summary>
    public NodeSnapshot Over(NodeSnapshot read) => read with { Adapters = [.. read.Adapters.Select(Over)] };

    /// <summary>Takes what is shown of the cluster, and forgets adapters that are gone, once they are the greater
    /// part.</summary>
    public void Keep(ImmutableSortedDictionary<AdapterId, Adapter> shown)
    {
        merged = shown;
        if (known.Count > 2 * shown.Count)
            ImmutableInterlocked.Update(
                ref known, book => book.RemoveRange(book.Keys.Where(id => !shown.ContainsKey(id)).ToList()));
    }

    private bool IsAtRest(AdapterId id, string node) =>
        merged.GetValueOrDefault(id) is { Presence: Presence.AtRest } adapter
        && adapter.Node.Equals(node, StringComparison.OrdinalIgnoreCase);

    private Adapter Over(Adapter adapter) =>
        known.TryGetValue(adapter.Id, out var addresses) && !addresses.SequenceEqual(adapter.Addresses)
            ? adapter with { Addresses = addresses }
            : adapter;
}
