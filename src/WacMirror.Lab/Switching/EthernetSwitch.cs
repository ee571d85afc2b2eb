namespace WacMirror.Lab.Switching;

/// <summary>A virtual switch of one node: learns addresses, keeps VLANs apart and mirrors. All members on the
/// fabric's thread only, except that the counts can be read from any.</summary>
public sealed class EthernetSwitch
{
    private readonly AddressTable addresses = new();
    private SwitchPort[] ports = [];

    internal EthernetSwitch(Fabric fabric, string name, SwitchBehavior behavior)
    {
        Fabric = fabric;
        Name = name;
        Behavior = behavior;
        Forwarding = new Forwarding(addresses, behavior);
    }

    public Fabric Fabric { get; }

    public string Name { get; }

    public SwitchBehavior Behavior { get; }

    /// <summary>The ports at this moment; the list does not change later.</summary>
    public IReadOnlyCollection<SwitchPort> Ports => ports;

    /// <summary>Frames sent to every port that admits them, because no single port was known to want them.</summary>
    public ulong FloodedPackets => Forwarding.Flooded;

    /// <summary>Addresses that are known and not too old.</summary>
    public int LearnedAddresses => addresses.CountLive(Fabric.Seconds);

    internal Forwarding Forwarding { get; }

    /// <summary>Adds a port.</summary>
    /// <exception cref="ArgumentException">The switch has a port of that id, or a VLAN id cannot be.</exception>
    public SwitchPort Connect(Guid portId, PortSettings settings, FrameSink sink)
    {
        Fabric.RequireThread();
        if (ports.Any(other => other.Id == portId))
            throw new ArgumentException($"Switch {Name} has a port {portId} already.", nameof(portId));
        var port = new SwitchPort(this, portId, settings, sink);
        ports = [.. ports, port];
        Rearrange();
        return port;
    }

    /// <summary>Removes the port and forgets the addresses learnt on it. Frames under way from it are dropped, and
    /// nothing reaches it any more. Removing it again does nothing.</summary>
    /// <exception cref="ArgumentException">The port belongs to another switch.</exception>
    public void Disconnect(SwitchPort port)
    {
        Fabric.RequireThread();
        if (port.Switch != this)
            throw new ArgumentException($"Port {port.Id} belongs to switch {port.Switch.Name}.", nameof(port));
        if (!port.IsConnected)
            return;
        port.IsConnected = false;
        port.ForgetLearnt();
        addresses.Forget(port, Fabric.Seconds);
        ports = [.. ports.Where(other => other != port)];
        Rearrange();
    }

    /// <summary>Makes ports and mirror groups ready again after a change of either.</summary>
    internal void Rearrange() => Forwarding.Use(ports, MirrorGroup.Arrange(ports, Behavior));
}
