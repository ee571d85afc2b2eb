using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>A cluster resource that is a machine. Its configuration is a second resource of the group with the same
/// private properties, and is left out by <see cref="Type"/>.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-resource</summary>
/// <param name="Group">The name of the group it belongs to.</param>
/// <param name="Vm">The machine's id; null when the resource does not tell.</param>
public sealed record MachineResourceRow(string Group, Guid? Vm)
{
    /// <summary>The Type of machines.</summary>
    public const string Type = "Virtual Machine";

    /// <summary>Fetching PrivateProperties costs the node some 20 ms a resource, so this is not read often.</summary>
    public static CimTable<MachineResourceRow> Table { get; } = new(
        CimNamespaces.FailoverCluster, "MSCluster_Resource", ["Name", "OwnerGroup", "PrivateProperties"],
        instance => new MachineResourceRow(instance.Required("OwnerGroup"), VmOf(instance["PrivateProperties"])));

    // The id comes in braces or not, and in any case; a GUID has neither.
    private static Guid? VmOf(CimValue properties) =>
        properties is CimValue.Embedded { Object: var embedded } && Guid.TryParse(embedded.Text("VmID"), out var vm)
            ? vm
            : null;
}
