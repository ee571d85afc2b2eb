using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>As whom the nodes of clusters are reached.</summary>
public interface INodeCredentials
{
    /// <summary>What proves it to the nodes of a cluster.</summary>
    /// <param name="config">The cluster's entry, usable in itself.</param>
    /// <exception cref="ConfigException">What the entry refers to is not there.</exception>
    NodeCredential Find(ClusterConfig config);
}
