using System.Collections.Immutable;

namespace WacMirror.HyperV.Classes;

/// <summary>A cluster group; a clustered machine is one.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-resourcegroup</summary>
public sealed record ResourceGroupRow(string Name, string? OwnerNode)
{
    /// <summary>The GroupType of machines.</summary>
    public const uint VirtualMachine = 111;

    public static CimTable<ResourceGroupRow> Table { get; } = new(
        CimNamespaces.FailoverCluster, "MSCluster_ResourceGroup", ["Name", "OwnerNode"],
        instance => new ResourceGroupRow(instance.Required("Name"), instance.Text("OwnerNode")));

    /// <summary>Group name to owner, both as the cluster writes them; names compare without case.</summary>
    public static ImmutableDictionary<string, string> Owners(ImmutableArray<ResourceGroupRow> rows)
    {
        var owners = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            if (!string.IsNullOrEmpty(row.OwnerNode))
                owners[row.Name] = row.OwnerNode;
        return owners.ToImmutable();
    }
}
