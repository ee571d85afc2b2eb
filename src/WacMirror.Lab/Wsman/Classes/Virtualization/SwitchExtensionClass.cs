using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetSwitchExtension.</summary>
internal sealed class SwitchExtensionClass(LabNode node) : LabClass(node, "Msvm_EthernetSwitchExtension")
{
    private const ulong Enabled = 2;
    private const ulong Disabled = 3;

    protected override IEnumerable<CimObject> Rows() =>
        from item in Node.Switches
        from extension in item.Extensions
        select Row(
            ("SystemCreationClassName", Text("Msvm_VirtualEthernetSwitch")),
            ("SystemName", Text(item.Id.Upper())),
            ("CreationClassName", Text(Name)),
            ("Name", Text(NameOf(extension))),
            ("ElementName", Text(extension.Name)),
            ("EnabledState", Number(extension.IsEnabled ? Enabled : Disabled)),
            ("ExtensionType", Number(extension.Type)),
            ("Vendor", Text("Microsoft")),
            ("Version", Text("10.0.17763.1")));

    private string NameOf(LabExtension extension) =>
        Model.Behavior.ExtensionNamesHaveBraces ? $"{{{extension.Id.Upper()}}}" : extension.Id.Upper();
}
