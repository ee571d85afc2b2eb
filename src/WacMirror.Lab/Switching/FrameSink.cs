namespace WacMirror.Lab.Switching;

/// <summary>What stands behind a switch port: a guest NIC, a TAP device, a physical cable. Called on the fabric's
/// thread only.</summary>
public abstract class FrameSink
{
    /// <summary>Takes a frame that the switch delivers. The frame is lent: who keeps it past the call retains
    /// it.</summary>
    /// <param name="frame">The frame without 802.1Q tag.</param>
    /// <param name="tci">The tag (priority and VLAN id) that stands on the wire, or 0 for none.</param>
    public abstract void Receive(Frame frame, ushort tci);
}
