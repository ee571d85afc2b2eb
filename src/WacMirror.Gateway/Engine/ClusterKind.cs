namespace WacMirror.Gateway.Engine;

/// <summary>What the nodes of a definition have to do with each other.</summary>
public enum ClusterKind
{
    /// <summary>One failover cluster. It says which nodes there are; those of the definition are only asked first.</summary>
    FailoverCluster,

    /// <summary>Hyper-V servers without a failover cluster, one or more. The definition says which.</summary>
    Servers,
}
