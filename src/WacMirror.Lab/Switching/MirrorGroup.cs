namespace WacMirror.Lab.Switching;

/// <summary>The ports of one monitor session of a switch, made ready when settings change. A destination may stand
/// in it without a source and the other way round.</summary>
internal sealed class MirrorGroup(SwitchPort[] sources, SwitchPort[] destinations)
{
    public SwitchPort[] Sources { get; } = sources;

    public SwitchPort[] Destinations { get; } = destinations;

    /// <summary>Puts the ports of a switch into groups and tells every source its group. A source without a
    /// destination has none, so that it costs nothing.</summary>
    public static MirrorGroup[] Arrange(SwitchPort[] ports, SwitchBehavior behavior)
    {
        foreach (var port in ports)
            port.MirrorsTo = null;
        var groups = ports
            .GroupBy(port => behavior.MonitorSessionIsolates ? port.Settings.Session : (byte)0)
            .Select(session => new MirrorGroup(
                [.. session.Where(port => port.Settings is { Mode: MonitorMode.Source, BypassesMirror: false })],
                [.. session.Where(port => port.Settings.Mode == MonitorMode.Destination)]))
            .Where(group => group.Sources.Length > 0 && group.Destinations.Length > 0)
            .ToArray();
        foreach (var group in groups)
        {
            foreach (var source in group.Sources)
                source.MirrorsTo = group;
        }

        return groups;
    }
}
