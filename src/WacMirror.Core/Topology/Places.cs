namespace WacMirror.Core.Topology;

/// <summary>Which readings show a machine or a switch. Nearly all have one place, which costs no list.</summary>
internal sealed class Places
{
    private readonly Dictionary<Guid, NodeSnapshot> first = [];
    private readonly Dictionary<Guid, List<NodeSnapshot>> several = [];

    public IReadOnlyList<NodeSnapshot> this[Guid owner] =>
        several.TryGetValue(owner, out var nodes) ? nodes : [first[owner]];

    /// <summary>Any number of times; readings of one node come in a row.</summary>
    public void Add(Guid owner, NodeSnapshot node)
    {
        if (first.TryAdd(owner, node) || ReferenceEquals(first[owner], node))
            return;
        if (!several.TryGetValue(owner, out var nodes))
            several.Add(owner, nodes = [first[owner]]);
        if (!ReferenceEquals(nodes[^1], node))
            nodes.Add(node);
    }
}
