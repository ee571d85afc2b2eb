using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_GuestNetworkAdapterConfiguration: what running guests report of their addresses.</summary>
internal sealed class GuestAddressClass(LabNode node) : LabClass(node, "Msvm_GuestNetworkAdapterConfiguration")
{
    private const ulong Ipv4AndIpv6 = 4098;

    protected override IEnumerable<CimObject> Rows() =>
        from nic in Node.Nics
        where nic.Vm.IsRunning && !nic.Definition.IsLegacy
        select Row(
            ("InstanceID", Text($@"Microsoft:GuestNetwork\{nic.Vm.Id.Upper()}\{nic.Id.Upper()}")),
            ("DHCPEnabled", Flag(false)),
            ("IPAddresses", Texts(nic.Definition.Address is { } address ? [address.Address.ToString()] : [])),
            ("ProtocolIFType", Number(Ipv4AndIpv6)));
}
