using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>A class of the cluster's provider, which is missing for a while after its node has come back.</summary>
internal abstract class FailoverClass(LabNode node, string name) : LabClass(node, name)
{
    protected sealed override void CheckProvider_NeedsLock()
    {
        if (Node.StartedAt is { } started && Model.Time.GetElapsedTime(started) < Model.Behavior.ClusterProviderDelay)
            throw new CimFault(
                CimFaultKind.ProviderUnavailable, "There are no more endpoints available from the endpoint mapper.");
    }
}
