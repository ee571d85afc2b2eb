namespace WacMirror.Lab.Switching;

/// <summary>What a switch does with one frame. Copies go out before the frame itself, so that a monitor never sees
/// a reply before its request; who gets the frame anyway gets no copy.</summary>
internal sealed class Forwarding(AddressTable addresses, SwitchBehavior behavior)
{
    private readonly bool destinationsListen = behavior.DestinationKeepsOwnTraffic;
    private readonly bool copiesCount = behavior.CopiesCountAsReceived;
    private readonly bool accessSeesAll = behavior.AccessDestinationSeesAllVlans;
    private SwitchPort[] ports = [];
    private MirrorGroup[] groups = [];

    public ulong Flooded { get; private set; }

    public void Use(SwitchPort[] allPorts, MirrorGroup[] mirrorGroups) => (ports, groups) = (allPorts, mirrorGroups);

    public void Forward(SwitchPort sender, Frame frame, ushort tci, int now)
    {
        if (!sender.IsConnected)
        {
            sender.Counters.RefuseSent(DropReason.Disconnected);
            return;
        }

        var tag = sender.Enter(tci);
        if (tag == VlanFilter.Refused)
        {
            sender.Counters.RefuseSent(VlanFilter.IngressRefusal(tci));
            return;
        }

        var to = FrameAddresses.To(frame);
        var kind = FrameAddresses.KindOf(to);
        sender.NoteSent(frame, tci, kind);
        addresses.Age(now);
        var vlan = (ulong)(tag & VlanFilter.VlanMask) << 48;
        Learn(sender, vlan, FrameAddresses.From(frame), now);
        if (kind == FrameKind.Directed && addresses.Find(vlan | to) is { } receiver)
            Direct(sender, receiver, frame, tag);
        else
            Flood(sender, frame, tag, kind);
    }

    private void Learn(SwitchPort sender, ulong vlan, ulong from, int now)
    {
        if (!sender.HasJustLearnt(vlan | from, now) && FrameAddresses.IsStation(from))
            addresses.Learn(vlan | from, sender, now);
    }

    private void Direct(SwitchPort sender, SwitchPort receiver, Frame frame, int tag)
    {
        var tci = receiver.Leave(tag);
        // An address behind the sender's own port needs no switch; the sender still counts as a source.
        var reaches = tci != VlanFilter.Refused && receiver != sender && TakesTraffic(receiver);
        var group = sender.MirrorsTo;
        if (group is not null)
            Copy(group, sender, reaches ? receiver : sender, frame, tag);
        if (reaches)
        {
            if (receiver.MirrorsTo is { } other && other != group)
                Copy(other, sender, receiver, frame, tag);
            receiver.Deliver(frame, (ushort)tci, FrameKind.Directed);
        }
        else if (tci == VlanFilter.Refused)
        {
            receiver.Counters.RefuseReceived(receiver.Vlan.EgressRefusal);
        }
    }

    /// <summary>Copies to every destination of a group but the sender and the receiver.</summary>
    private void Copy(MirrorGroup group, SwitchPort sender, SwitchPort receiver, Frame frame, int tag)
    {
        foreach (var destination in group.Destinations)
        {
            if (destination != sender && destination != receiver)
                Copy(destination, frame, tag, FrameKind.Directed);
        }
    }

    private void Copy(SwitchPort destination, Frame frame, int tag, FrameKind kind)
    {
        var tci = destination.Leave(tag);
        if (tci == VlanFilter.Refused && accessSeesAll && destination.Settings.Vlan.Mode == PortVlanMode.Access)
            tci = tag;
        if (tci == VlanFilter.Refused)
            destination.Counters.RefuseReceived(destination.Vlan.EgressRefusal);
        else if (copiesCount)
            destination.Deliver(frame, (ushort)tci, kind);
        else
            destination.Hand(frame, (ushort)tci);
    }

    private void Flood(SwitchPort sender, Frame frame, int tag, FrameKind kind)
    {
        Flooded++;
        foreach (var group in groups)
        {
            if (Concerns(group, sender, tag))
                CopyBesideFlood(group, sender, frame, tag, kind);
        }

        foreach (var port in ports)
        {
            var tci = port.Leave(tag);
            if (tci != VlanFilter.Refused && port != sender && TakesTraffic(port))
                port.Deliver(frame, (ushort)tci, kind);
        }
    }

    /// <summary>Whether a source of the group sends or receives the flooded frame.</summary>
    private static bool Concerns(MirrorGroup group, SwitchPort sender, int tag)
    {
        if (sender.MirrorsTo == group)
            return true;
        foreach (var source in group.Sources)
        {
            if (source.Admits(tag))
                return true;
        }

        return false;
    }

    private void CopyBesideFlood(MirrorGroup group, SwitchPort sender, Frame frame, int tag, FrameKind kind)
    {
        foreach (var destination in group.Destinations)
        {
            var floods = TakesTraffic(destination) && destination.Admits(tag);
            if (destination != sender && !floods)
                Copy(destination, frame, tag, kind);
        }
    }

    private bool TakesTraffic(SwitchPort port) =>
        port.IsConnected && (destinationsListen || port.Settings.Mode != MonitorMode.Destination);
}
