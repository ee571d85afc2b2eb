using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>A machine's NIC with its connection.</summary>
internal sealed class LabNic(LabModel model, LabVm vm, Guid id, AdapterDefinition definition, string mac)
    : LabConnection(model, vm.Id, id, $@"Microsoft:{vm.Id.Upper()}\{id.Upper()}\C", definition.Name)
{
    private (LabNode Node, LabSwitch? Switch)? place;

    public LabVm Vm { get; } = vm;

    public AdapterDefinition Definition { get; } = definition;

    public override string Mac { get; } = mac;

    public override AddressDefinition? Address => Definition.Address;

    /// <summary>Of the NIC's own setting. An emulated NIC's id has a third segment.</summary>
    public string NicInstanceId { get; } =
        $@"Microsoft:{vm.Id.Upper()}\{id.Upper()}{(definition.IsLegacy ? @"\0" : string.Empty)}";

    public override bool BelongsToMachine => true;

    public override LabSwitch? Switch
    {
        get
        {
            if (place?.Node != Vm.Node)
                place = (Vm.Node, Definition.Switch is { } name ? Vm.Node.FindSwitch(name) : null);
            return place.Value.Switch;
        }
    }

    /// <summary>Whether a virtual function carries the traffic now.</summary>
    public bool HasActiveVf =>
        Definition.HasActiveVf && Live is not null && this[FeatureDefinition.Offload]?.Number("IOVOffloadWeight") > 0;

    public override PortSettings PortSettings =>
        base.PortSettings with { BypassesMirror = HasActiveVf };
}
