using System.Collections.Immutable;

namespace WacMirror.HyperV.Classes;

/// <summary>The addresses that a guest reported. Without its integration components there are none.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-guestnetworkadapterconfiguration</summary>
public sealed record GuestAddressRow(string InstanceId, ImmutableArray<string> Addresses)
{
    public static CimTable<GuestAddressRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_GuestNetworkAdapterConfiguration", ["InstanceID", CimColumn.Many("IPAddresses")],
        instance => new GuestAddressRow(instance.Required("InstanceID"), instance.Texts("IPAddresses")));
}
