using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe.Checks;

/// <summary>What the virtual switch does with copies.</summary>
internal static class MirroringChecks
{
    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("monitor-session-isolates", "A copy reaches only destinations with the source's MonitorSession.", SessionsAsync),
        new("copies-count-as-received", "A copy counts in its destination's received packets.", CountedAsync),
        new("copies-reach-all-destinations", "Every destination of a switch gets every copy.", ToAllAsync),
        new("destination-keeps-own-traffic", "A destination still gets the frames addressed to it.", DestinationsAsync),
        new("access-destination-filters", "A destination in access mode gets only the copies of its own VLAN.", AccessAsync),
    ];

    private static async Task<ProbeAnswer> SessionsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select(SecuritySetting.ClassName, "InstanceID", "MonitorMode", "MonitorSession"), cancellationToken);
        var used = rows
            .Where(row => InstanceIds.Adapter(row.Text("InstanceID") ?? string.Empty) is not null)
            .GroupBy(row => $"MonitorMode {row.Text("MonitorMode")}, MonitorSession {row.Text("MonitorSession")}")
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable, [.. used.Select(group => $"{group.Key}: {group.Count()} adapters")]);
    }

    private static Task<ProbeAnswer> CountedAsync(ProbeTarget target, CancellationToken cancellationToken) =>
        JudgeAsync(target, CopyRatio.Counted, cancellationToken);

    private static Task<ProbeAnswer> ToAllAsync(ProbeTarget target, CancellationToken cancellationToken) =>
        JudgeAsync(target, CopyRatio.ToAll, cancellationToken);

    private static async Task<ProbeAnswer> JudgeAsync(
        ProbeTarget target, Func<long, ImmutableArray<long>, ProbeVerdict> judge, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var traffic = (await target.NicTrafficAsync(cancellationToken)).Moved();
        var verdicts = new List<ProbeVerdict>();
        var seen = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, sources, destinations) in Mirrored(snapshot))
        {
            var moved = sources.Sum(source => Of(source).Received + Of(source).Sent);
            ImmutableArray<long> received = [.. destinations.Select(destination => Of(destination).Received)];
            verdicts.Add(judge(moved, received));
            seen.Add($"switch {name}: {sources.Length} sources moved {moved} packets, destinations received "
                + (received.Length == 0 ? "(there is none)" : string.Join(", ", received)));
        }
        if (verdicts.Count == 0)
            seen.Add("no adapter of this node is a source");
        return new ProbeAnswer(Together(verdicts), seen.ToImmutable());

        (long Received, long Sent) Of(Adapter adapter) => traffic.GetValueOrDefault(adapter.Id.Nic);
    }

    /// <summary>One switch that shows the opposite is enough to contradict.</summary>
    private static ProbeVerdict Together(List<ProbeVerdict> verdicts) =>
        verdicts.Contains(ProbeVerdict.Contradicted) ? ProbeVerdict.Contradicted
        : verdicts.Contains(ProbeVerdict.Confirmed) ? ProbeVerdict.Confirmed
        : ProbeVerdict.NotDecidable;

    private static async Task<ProbeAnswer> DestinationsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        return new ProbeAnswer(ProbeVerdict.NotDecidable,
            $"{snapshot.Adapters.Count(adapter => adapter.Role.Role == MirrorRole.Destination)} destinations on this node");
    }

    private static async Task<ProbeAnswer> AccessAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var traffic = (await target.NicTrafficAsync(cancellationToken)).Moved();
        var seen = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, sources, destinations) in Mirrored(snapshot))
            foreach (var destination in destinations.Where(one => one.Vlan.Mode == VlanMode.Access))
            {
                var others = sources.Where(source => source.Vlan != destination.Vlan).ToList();
                var moved = others.Sum(source => Sum(traffic.GetValueOrDefault(source.Id.Nic)));
                seen.Add($"switch {name}: a destination in VLAN {destination.Vlan.AccessId} received "
                    + $"{traffic.GetValueOrDefault(destination.Id.Nic).Received} packets while {others.Count} sources of "
                    + $"other VLANs moved {moved}");
            }
        if (seen.Count == 0)
            seen.Add("no destination of this node is in access mode");
        return new ProbeAnswer(ProbeVerdict.NotDecidable, seen.ToImmutable());

        static long Sum((long Received, long Sent) moved) => moved.Received + moved.Sent;
    }

    private static IEnumerable<(string Switch, ImmutableArray<Adapter> Sources, ImmutableArray<Adapter> Destinations)> Mirrored(
        NodeSnapshot snapshot) =>
        from adapter in snapshot.Adapters
        where adapter.Switch is not null
        group adapter by adapter.Switch into all
        let sources = all.Where(adapter => adapter.Role.Role == MirrorRole.Source).ToImmutableArray()
        where sources.Length > 0
        select (all.Key.Name, sources, all.Where(adapter => adapter.Role.Role == MirrorRole.Destination).ToImmutableArray());
}
