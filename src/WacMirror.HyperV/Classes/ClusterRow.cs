namespace WacMirror.HyperV.Classes;

/// <summary>The failover cluster itself.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-cluster</summary>
public sealed record ClusterRow(string Name)
{
    public static CimTable<ClusterRow> Table { get; } = new(
        CimNamespaces.FailoverCluster, "MSCluster_Cluster", ["Name"],
        instance => new ClusterRow(instance.Required("Name")));
}
