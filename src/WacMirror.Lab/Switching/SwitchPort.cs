namespace WacMirror.Lab.Switching;

/// <summary>A port of a virtual switch. All members on the fabric's thread only.</summary>
public sealed class SwitchPort
{
    internal SwitchPort(EthernetSwitch owner, Guid id, PortSettings settings, FrameSink sink)
    {
        Switch = owner;
        Id = id;
        Settings = settings;
        Sink = sink;
    }

    public EthernetSwitch Switch { get; }

    public Guid Id { get; }

    public PortSettings Settings { get; private set; }

    public FrameSink Sink { get; }

    public PortCounters Counters { get; } = new();

    /// <summary>Takes effect for the next frame.</summary>
    public void Apply(PortSettings settings) => throw new NotImplementedException();

    /// <summary>Gives a frame of the port's owner to the switch, which takes over the caller's hold on it. The switch
    /// handles it after the frames given before, not within this call.</summary>
    public void Send(Frame frame, ushort tci) => throw new NotImplementedException();

    public void AddTap(PortTap tap) => throw new NotImplementedException();

    public void RemoveTap(PortTap tap) => throw new NotImplementedException();
}
