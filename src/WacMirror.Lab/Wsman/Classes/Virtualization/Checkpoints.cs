using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>A checkpoint holds copies of the machine's settings under its own id. Readers must leave them
/// out.</summary>
internal static class Checkpoints
{
    /// <summary>The instance ids under which a NIC's setting stands: its own and, with a checkpoint, the
    /// copy's.</summary>
    public static IEnumerable<string> NicIds(LabNic nic)
    {
        yield return nic.NicInstanceId;
        if (CopyOf(nic, nic.NicInstanceId) is { } copy)
            yield return copy;
    }

    /// <summary>An instance id below the machine, moved below its checkpoint; null without one.</summary>
    public static string? CopyOf(LabNic nic, string instanceId) =>
        nic.Vm.CheckpointId is { } checkpoint
            ? instanceId.Replace(nic.Vm.Id.Upper(), checkpoint.Upper(), StringComparison.Ordinal)
            : null;
}
