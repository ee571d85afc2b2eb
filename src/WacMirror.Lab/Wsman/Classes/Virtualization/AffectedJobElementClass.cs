using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_AffectedJobElement: from what a job changes to the job.</summary>
internal sealed class AffectedJobElementClass(LabNode node) : LabClass(node, "Msvm_AffectedJobElement")
{
    /// <summary>ElementEffects: other.</summary>
    private const ulong Other = 1;

    protected override IEnumerable<CimObject> Rows() =>
        from job in Node.Jobs.Current_NeedsLock()
        from element in job.Affected
        select Row(
            ("AffectedElement", CimValue.Of(element)),
            ("AffectingElement", CimValue.Of(NodePaths.Job(job.InstanceId))),
            ("ElementEffects", CimValue.OfMany([Other])));
}
