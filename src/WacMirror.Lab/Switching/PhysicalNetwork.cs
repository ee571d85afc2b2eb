namespace WacMirror.Lab.Switching;

/// <summary>The wire between the uplinks of same-named switches: a learning switch that passes tags untouched. All
/// members on the fabric's thread only.</summary>
public sealed class PhysicalNetwork
{
    private readonly EthernetSwitch wire;
    private readonly Dictionary<SwitchPort, SwitchPort> sockets = [];

    internal PhysicalNetwork(Fabric fabric)
    {
        Fabric = fabric;
        wire = fabric.CreateSwitch("physical network");
    }

    public Fabric Fabric { get; }

    /// <summary>Plugs a switch in: makes its uplink port, which carries every VLAN.</summary>
    public SwitchPort Plug(EthernetSwitch virtualSwitch, Guid portId)
    {
        var settings = PortSettings.Default with { Vlan = PortVlan.AllVlans };
        var outward = new Cable();
        var inward = new Cable();
        var uplink = virtualSwitch.Connect(portId, settings, outward);
        var socket = wire.Connect(Guid.NewGuid(), settings, inward);
        outward.End = socket;
        inward.End = uplink;
        sockets.Add(uplink, socket);
        return uplink;
    }

    /// <summary>Pulls the cable of an uplink port and removes the port, as when its node crashes.</summary>
    /// <exception cref="ArgumentException">The port is no uplink to this network.</exception>
    public void Unplug(SwitchPort uplink)
    {
        if (!sockets.Remove(uplink, out var socket))
            throw new ArgumentException($"Port {uplink.Id} has no cable to this network.", nameof(uplink));
        wire.Disconnect(socket);
        uplink.Switch.Disconnect(uplink);
    }

    /// <summary>One direction of a cable: what one end is given, the other sends.</summary>
    private sealed class Cable : FrameSink
    {
        public SwitchPort? End { get; set; }

        public override void Receive(Frame frame, ushort tci)
        {
            frame.Retain();
            End!.Send(frame, tci);
        }
    }
}
