using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_Cluster.</summary>
internal sealed class FailoverClusterClass(LabNode node) : FailoverClass(node, "MSCluster_Cluster")
{
    /// <summary>Windows Server 2019.</summary>
    private const ulong FunctionalLevel = 10;

    protected override IEnumerable<CimObject> Rows() =>
    [
        Row(
            ("Name", Text(Model.Name)),
            ("Fqdn", Text($"{Model.Name}.lab.example")),
            ("ClusterFunctionalLevel", Number(FunctionalLevel)),
            ("SharedVolumesRoot", Text(@"C:\ClusterStorage")),
            ("S2DEnabled", Number(0)),
            ("DrainOnShutdown", Number(1))),
    ];
}
