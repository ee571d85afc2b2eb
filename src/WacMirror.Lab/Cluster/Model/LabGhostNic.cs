namespace WacMirror.Lab.Cluster.Model;

/// <summary>What is left of a management NIC whose device is gone: a connection that never has a port. Seen in the
/// field.</summary>
internal sealed class LabGhostNic(LabModel model, LabSwitch virtualSwitch, Guid id)
    : LabConnection(
        model, virtualSwitch.Id, id, $@"Microsoft:{virtualSwitch.Id.Upper()}\{id.Upper()}", virtualSwitch.Name)
{
    public override string Mac => string.Empty;

    public override bool BelongsToMachine => false;

    public override bool HasDevice => false;

    public override LabSwitch Switch { get; } = virtualSwitch;
}
