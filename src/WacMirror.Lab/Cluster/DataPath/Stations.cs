using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>Makes the stations that a topology asks for.</summary>
internal static class Stations
{
    public static Station Create(Fabric fabric, LabConnection connection) => connection switch
    {
        LabUplink => throw new ArgumentException(
            $"{connection.InstanceId} leads to a cable, not to a station.", nameof(connection)),
        _ => Guest(fabric, connection.Mac, connection.Address),
    };

    private static GuestStation Guest(Fabric fabric, string mac, AddressDefinition? address) =>
        new(new GuestNic(fabric, MacAddress.Parse(mac), address?.Address, address?.PrefixLength ?? 0));
}
