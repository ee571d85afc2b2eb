using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>The management operating system's NIC on a switch.</summary>
internal sealed class LabManagementNic(
    LabModel model, LabSwitch virtualSwitch, Guid id, ManagementNicDefinition definition)
    : LabConnection(
        model, virtualSwitch.Id, id, $@"Microsoft:{virtualSwitch.Id.Upper()}\{id.Upper()}", definition.Name)
{
    public ManagementNicDefinition Definition { get; } = definition;

    public override string Mac => Definition.Mac;

    public override AddressDefinition? Address => Definition.Address;

    public override bool BelongsToMachine => false;

    public override LabSwitch Switch { get; } = virtualSwitch;
}
