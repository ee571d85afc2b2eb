namespace WacMirror.Lab.Switching;

/// <summary>The wire between the uplinks of same-named switches: a learning switch that passes tags untouched. All
/// members on the fabric's thread only.</summary>
public sealed class PhysicalNetwork
{
    internal PhysicalNetwork(Fabric fabric) => Fabric = fabric;

    public Fabric Fabric { get; }

    /// <summary>Plugs a switch in: makes its uplink port, which carries every VLAN.</summary>
    public SwitchPort Plug(EthernetSwitch virtualSwitch, Guid portId) => throw new NotImplementedException();

    /// <summary>Pulls the cable of an uplink port, as when its node crashes.</summary>
    public void Unplug(SwitchPort uplink) => throw new NotImplementedException();
}
