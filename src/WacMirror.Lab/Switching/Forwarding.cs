namespace WacMirror.Lab.Switching;

/// <summary>What a switch does with one frame. Copies go out before the frame itself, so that a monitor never sees
/// a reply before its request; who gets the frame anyway gets no copy.</summary>
internal sealed class Forwarding(AddressTable addresses, SwitchBehavior behavior)
{
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

        if (!sender.Vlan.TryEnter(tci, out var tag, out var reason))
        {
            sender.Counters.RefuseSent(reason);
            return;
        }

        var parties = new FrameAddresses(frame.Bytes);
        var kind = parties.Kind;
        sender.NoteSent(frame, tci, kind);
        var vlan = (ulong)(tag & VlanFilter.VlanMask) << 48;
        var from = vlan | parties.From;
        if (!sender.HasJustLearnt(from, now) && parties.HasSender)
            addresses.Learn(from, sender, now);
        if (kind == FrameKind.Directed && addresses.Find(vlan | parties.To, now) is { } receiver)
            Direct(sender, receiver, frame, tag);
        else
            Flood(sender, frame, tag, kind);
    }

    private void Direct(SwitchPort sender, SwitchPort receiver, Frame frame, ushort tag)
    {
        // An address behind the sender's own port needs no switch; the sender still counts as a source.
        var admitted = receiver.Vlan.TryLeave(tag, out var tci);
        var reaches = admitted && receiver != sender && TakesTraffic(receiver);
        var group = sender.MirrorsTo;
        if (group is not null)
            Copy(group, sender, reaches ? receiver : sender, frame, tag, FrameKind.Directed);
        if (reaches && receiver.MirrorsTo is { } other && other != group)
            Copy(other, sender, receiver, frame, tag, FrameKind.Directed);
        if (reaches)
            receiver.Deliver(frame, tci, FrameKind.Directed);
        else if (!admitted)
            receiver.Counters.RefuseReceived(receiver.Vlan.EgressRefusal);
    }

    /// <summary>Copies to every destination of a group but the sender and the receiver.</summary>
    private void Copy(
        MirrorGroup group, SwitchPort sender, SwitchPort receiver, Frame frame, ushort tag, FrameKind kind)
    {
        foreach (var destination in group.Destinations)
        {
            if (destination != sender && destination != receiver)
                Copy(destination, frame, tag, kind);
        }
    }

    private void Copy(SwitchPort destination, Frame frame, ushort tag, FrameKind kind)
    {
        if (!destination.Vlan.TryLeave(tag, out var tci))
            destination.Counters.RefuseReceived(destination.Vlan.EgressRefusal);
        else if (behavior.CopiesCountAsReceived)
            destination.Deliver(frame, tci, kind);
        else
            destination.Hand(frame, tci);
    }

    private void Flood(SwitchPort sender, Frame frame, ushort tag, FrameKind kind)
    {
        Flooded++;
        foreach (var group in groups)
        {
            if (Concerns(group, sender, tag))
                CopyBesideFlood(group, sender, frame, tag, kind);
        }

        foreach (var port in ports)
        {
            if (port != sender && TakesTraffic(port) && port.Vlan.TryLeave(tag, out var tci))
                port.Deliver(frame, tci, kind);
        }
    }

    /// <summary>Whether a source of the group sends or receives the flooded frame.</summary>
    private static bool Concerns(MirrorGroup group, SwitchPort sender, ushort tag)
    {
        if (sender.MirrorsTo == group)
            return true;
        foreach (var source in group.Sources)
        {
            if (source.Vlan.TryLeave(tag, out _))
                return true;
        }

        return false;
    }

    private void CopyBesideFlood(MirrorGroup group, SwitchPort sender, Frame frame, ushort tag, FrameKind kind)
    {
        foreach (var destination in group.Destinations)
        {
            var floods = TakesTraffic(destination) && destination.Vlan.TryLeave(tag, out _);
            if (destination != sender && !floods)
                Copy(destination, frame, tag, kind);
        }
    }

    private bool TakesTraffic(SwitchPort port) =>
        port.IsConnected
        && (behavior.DestinationKeepsOwnTraffic || port.Settings.Mode != MonitorMode.Destination);
}
