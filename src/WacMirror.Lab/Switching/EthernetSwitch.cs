namespace WacMirror.Lab.Switching;

/// <summary>A virtual switch of one node. All members on the fabric's thread only.</summary>
public sealed class EthernetSwitch
{
    internal EthernetSwitch(Fabric fabric, string name)
    {
        Fabric = fabric;
        Name = name;
    }

    public Fabric Fabric { get; }

    public string Name { get; }

    public IReadOnlyCollection<SwitchPort> Ports => throw new NotImplementedException();

    /// <summary>Adds a port; the id differs from every other port's.</summary>
    public SwitchPort Connect(Guid portId, PortSettings settings, FrameSink sink) => throw new NotImplementedException();

    /// <summary>Removes the port and forgets the addresses learnt on it. Frames under way to it are dropped.</summary>
    public void Disconnect(SwitchPort port) => throw new NotImplementedException();
}
