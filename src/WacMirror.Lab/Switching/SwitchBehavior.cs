namespace WacMirror.Lab.Switching;

/// <summary>
/// What no document settles about how Windows mirrors. The lab assumes the defaults and can be set to the
/// opposite, so that nothing built on it depends on an assumption unawares.
/// </summary>
/// <param name="MonitorSessionIsolates">Whether copies stay within a MonitorSession; else all sessions are
/// one.</param>
/// <param name="CopiesCountAsReceived">Whether copies appear in a destination's received counters.</param>
/// <param name="DestinationKeepsOwnTraffic">Whether a destination still gets the frames addressed to it; else it
/// gets copies alone.</param>
/// <param name="AccessDestinationSeesAllVlans">Whether a destination in access mode gets the copies of other VLANs too,
/// tagged; else it sees its own alone.</param>
public sealed record SwitchBehavior(
    bool MonitorSessionIsolates = true,
    bool CopiesCountAsReceived = true,
    bool DestinationKeepsOwnTraffic = true,
    bool AccessDestinationSeesAllVlans = false)
{
    public static SwitchBehavior Default { get; } = new();
}
