namespace WacMirror.Gateway.Configuration;

/// <summary>What the nodes of an entry have to do with each other.</summary>
public enum ClusterConfigKind
{
    /// <summary>A failover cluster. One reachable node is enough to find the others.</summary>
    FailoverCluster,

    /// <summary>Hyper-V servers without a cluster; one is fine.</summary>
    Servers,
}
