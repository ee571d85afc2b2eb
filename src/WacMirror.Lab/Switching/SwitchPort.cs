namespace WacMirror.Lab.Switching;

/// <summary>A port of a virtual switch. All members on the fabric's thread only.</summary>
public sealed class SwitchPort
{
    private readonly FrameQueue queue;
    private ulong learntKey;
    private int learntAt;
    private PortTap[]? taps;

    internal SwitchPort(EthernetSwitch owner, Guid id, PortSettings settings, FrameSink sink)
    {
        Switch = owner;
        Forwarding = owner.Forwarding;
        queue = owner.Fabric.Frames;
        Id = id;
        Settings = settings;
        Sink = sink;
        Vlan = new VlanFilter(settings.Vlan);
        UntaggedVlan = Vlan.UntaggedVlan;
    }

    public EthernetSwitch Switch { get; }

    public Guid Id { get; }

    public PortSettings Settings { get; private set; }

    public FrameSink Sink { get; }

    public PortCounters Counters { get; } = new();

    /// <summary>False once the switch has removed the port.</summary>
    public bool IsConnected { get; internal set; } = true;

    internal Forwarding Forwarding { get; }

    internal VlanFilter Vlan { get; private set; }

    /// <summary>Kept beside the filter because most frames need no more of it.</summary>
    internal int UntaggedVlan { get; private set; }

    /// <summary>Where this port's frames are copied to; null when it is no source or nobody listens.</summary>
    internal MirrorGroup? MirrorsTo { get; set; }

    /// <summary>Takes effect for the next frame the switch handles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A VLAN id that cannot be.</exception>
    public void Apply(PortSettings settings)
    {
        Switch.Fabric.RequireThread();
        Vlan = new VlanFilter(settings.Vlan);
        UntaggedVlan = Vlan.UntaggedVlan;
        Settings = settings;
        Switch.Rearrange();
    }

    /// <summary>Gives a frame of the port's owner to the switch, which takes over the caller's hold on it. The switch
    /// handles it after the frames given before, not within this call.</summary>
    /// <exception cref="ArgumentException">The frame is too short for its addresses and type.</exception>
    public void Send(Frame frame, ushort tci)
    {
        if (frame.Length < Frame.HeaderLength)
            throw new ArgumentException($"A frame of {frame.Length} bytes has no Ethernet header.", nameof(frame));
        if (queue.TryEnqueue(this, frame, tci))
            return;
        Counters.RefuseSent(DropReason.Resources);
        frame.Release();
    }

    public void AddTap(PortTap tap)
    {
        Switch.Fabric.RequireThread();
        taps = [.. taps ?? [], tap];
    }

    public void RemoveTap(PortTap tap)
    {
        Switch.Fabric.RequireThread();
        var left = (taps ?? []).Where(other => other != tap).ToArray();
        taps = left.Length == 0 ? null : left;
    }

    /// <summary>From the wire's tag to the inner one, or <see cref="VlanFilter.Refused"/>.</summary>
    internal int Enter(ushort tci) => tci == 0 ? UntaggedVlan : Vlan.Enter(tci);

    /// <summary>From the inner tag to the wire's, or <see cref="VlanFilter.Refused"/>.</summary>
    internal int Leave(int tag) => (tag & VlanFilter.VlanMask) == UntaggedVlan ? 0 : Vlan.Leave(tag);

    /// <summary>Whether frames with an inner tag pass to the owner.</summary>
    internal bool Admits(int tag) => Leave(tag) != VlanFilter.Refused;

    /// <summary>Hands a frame to the port's owner.</summary>
    internal void Deliver(Frame frame, ushort tci, FrameKind kind)
    {
        Counters.Received.Count(frame.Length, kind);
        Hand(frame, tci);
    }

    /// <summary>Hands a frame to the owner without counting it.</summary>
    internal void Hand(Frame frame, ushort tci)
    {
        if (taps is not null)
            Show(FrameDirection.Received, frame, tci);
        Sink.Receive(frame, tci);
    }

    /// <summary>Notes a frame of the owner that the switch accepted.</summary>
    internal void NoteSent(Frame frame, ushort tci, FrameKind kind)
    {
        Counters.Sent.Count(frame.Length, kind);
        if (taps is not null)
            Show(FrameDirection.Sent, frame, tci);
    }

    /// <summary>Whether the address table holds this key for this port with this time, so that learning it again
    /// would change nothing.</summary>
    internal bool HasJustLearnt(ulong key, int now) => learntKey == key && learntAt == now;

    internal void RememberLearnt(ulong key, int now) => (learntKey, learntAt) = (key, now);

    internal void ForgetLearnt() => learntKey = 0;

    private void Show(FrameDirection direction, Frame frame, ushort tci)
    {
        foreach (var tap in taps!)
            tap.OnFrame(direction, frame, tci);
    }
}
