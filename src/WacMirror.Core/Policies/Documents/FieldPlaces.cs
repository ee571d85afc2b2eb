namespace WacMirror.Core.Policies.Documents;

/// <summary>Finds the place of a field in a document by its path.</summary>
internal sealed class FieldPlaces
{
    private readonly Dictionary<string, DocumentNode> nodes = new(StringComparer.Ordinal);
    private readonly bool hasNamedGroups;

    public FieldPlaces(DocumentNode root)
    {
        Add(root);
        hasNamedGroups = nodes.TryGetValue("destinations", out var groups) && groups.Kind == NodeKind.Array;
    }

    /// <summary>The error with its place; that of a missing field is where it would have to be.</summary>
    public FieldError Place(FieldError error)
    {
        var path = error.Field;
        // The only group of a policy may have been written alone or in an array.
        if (hasNamedGroups && path.StartsWith("destinations.", StringComparison.Ordinal))
            path = "destinations[0]" + path["destinations".Length..];
        var field = path;
        while (!nodes.ContainsKey(path) && path.Length > 0)
            path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)];
        var node = nodes[path];
        return error with { Field = field, Line = node.Line, Column = node.Column };
    }

    private void Add(DocumentNode node)
    {
        nodes.TryAdd(node.Path, node);
        foreach (var (_, value) in node.Members)
            Add(value);
        foreach (var item in node.Items)
            Add(item);
    }
}
