using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Coverage;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>A small cluster with counters, judged whenever a test says so. Every node has a switch "Production" of its own
/// id.</summary>
internal sealed class CoverageBench
{
    public const string Cluster = "lab";
    private readonly Dictionary<AdapterId, Adapter> adapters = [];
    private readonly Dictionary<Guid, CounterValues> counters = [];
    private readonly Dictionary<Guid, CounterValues> sampled = [];
    private readonly Dictionary<string, DateTimeOffset> readAt = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> silent = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, (ActivePolicy Policy, PolicyMembers Members)> policies = [];
    private ImmutableDictionary<Guid, AdapterRate> rates = ImmutableDictionary<Guid, AdapterRate>.Empty;
    private ImmutableHashSet<Guid> disputed = [];
    private DateTimeOffset? ratesAt;
    private Observation? seen;

    public DateTimeOffset Now { get; set; } = Some.Moment;

    public CoverageMemory Memory { get; set; } = CoverageMemory.Empty;

    public CoverageLimits Limits { get; set; } = CoverageLimits.Default;

    public CoverageVerdict Last { get; private set; } = new(CoverageMemory.Empty, [], []);

    /// <summary>All intervals that were handed out, newest state of each.</summary>
    public Dictionary<Guid, BlindInterval> Intervals { get; } = [];

    public BlindInterval Interval => Intervals.Values.Single();

    public static MirrorPolicy Policy(int number = 1, params string[] groups) => new()
    {
        Id = Some.Id(7000 + number),
        Name = $"policy {number}",
        Cluster = Cluster,
        Mode = PolicyMode.Enforce,
        Destinations = [.. groups.Select(name => new DestinationGroup(name, Selector.Nothing))],
        Revision = 1,
    };

    public Adapter Add(
        int number, MirrorRole role = MirrorRole.None, string node = "HV01", Func<Adapter, Adapter>? change = null)
    {
        var adapter = Some.Nic(number, $"VM{number}", node) with
        {
            Role = new RoleSetting(role),
            Switch = SwitchOf(node),
        };
        return Put(change is null ? adapter : change(adapter));
    }

    public Adapter Source(int number, string node = "HV01") => Add(number, MirrorRole.Source, node);

    public Adapter Collector(int number, string node = "HV01") => Add(number, MirrorRole.Destination, node);

    public Adapter Put(Adapter adapter)
    {
        adapters[adapter.Id] = adapter;
        readAt.TryAdd(adapter.Node, Now);
        seen = null;
        return adapter;
    }

    public void Change(Adapter adapter, Func<Adapter, Adapter> change) => Put(change(adapters[adapter.Id]));

    public void Remove(Adapter adapter)
    {
        adapters.Remove(adapter.Id);
        seen = null;
    }

    /// <summary>Moves it: another switch, and counters that begin at zero.</summary>
    public void Move(Adapter adapter, string node)
    {
        Change(adapter, found => found with { Node = node, Switch = SwitchOf(node) });
        counters[adapter.Id.Nic] = default;
    }

    public void Silence(string node, bool isSilent = true)
    {
        _ = isSilent ? silent.Add(node) : silent.Remove(node);
        seen = null;
    }

    public void Dispute(Adapter adapter)
    {
        Change(adapter, found => found with { Presence = Presence.Moving });
        disputed = disputed.Add(adapter.Id.Owner);
    }

    /// <summary>Reads a node whole, now.</summary>
    public void Read(string node = "HV01")
    {
        readAt[node] = Now;
        seen = null;
    }

    /// <summary>Sets what a policy has. Its only group is "collectors" where collectors are named alone.</summary>
    public MirrorPolicy Watch(MirrorPolicy policy, Adapter[] sources, params (string Group, Adapter[] Collectors)[] groups)
    {
        var named = policy with { Destinations = [.. groups.Select(group => new DestinationGroup(group.Group, Selector.Nothing))] };
        policies[policy.Id] = (new ActivePolicy(named), new PolicyMembers(
            [.. sources.Select(source => source.Id)],
            groups.ToImmutableSortedDictionary(
                group => group.Group,
                group => group.Collectors.Select(adapter => adapter.Id).ToImmutableSortedSet(),
                StringComparer.Ordinal),
            []));
        return named;
    }

    public MirrorPolicy Watch(Adapter[] sources, params Adapter[] collectors) =>
        Watch(Policy(), sources, ("collectors", collectors));

    public void End(MirrorPolicy policy) => policies.Remove(policy.Id);

    /// <summary>Lets an adapter's counters grow.</summary>
    public void Carry(Adapter adapter, ulong sent = 0, ulong received = 0, ulong dropped = 0)
    {
        var before = counters.GetValueOrDefault(adapter.Id.Nic);
        counters[adapter.Id.Nic] = before with
        {
            SentPackets = before.SentPackets + sent,
            ReceivedPackets = before.ReceivedPackets + received,
            DroppedIncoming = before.DroppedIncoming + dropped,
        };
    }

    /// <summary>Reads the counters of everything, a second after the round before, and judges.</summary>
    public CoverageReport Round(double seconds = 1)
    {
        Now += TimeSpan.FromSeconds(seconds);
        var next = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var adapter in adapters.Values.Where(adapter => !silent.Contains(adapter.Node)))
        {
            var values = counters.GetValueOrDefault(adapter.Id.Nic);
            next[adapter.Id.Nic] = Rate(sampled.TryGetValue(adapter.Id.Nic, out var before) ? before : values, values, seconds);
            sampled[adapter.Id.Nic] = values;
        }
        (rates, ratesAt) = (next.ToImmutable(), Now);
        return Judge();
    }

    /// <summary>Rounds in which a traffic goes on.</summary>
    public void Rounds(int count, Action carry)
    {
        for (var i = 0; i < count; i++)
        {
            carry();
            Round();
        }
    }

    public CoverageReport Judge()
    {
        Last = CoverageJudge.Judge(Input(), Memory);
        Memory = Last.Memory;
        foreach (var interval in Last.Changed)
            Intervals[interval.Id] = interval;
        return Memory.Report;
    }

    public SourceCoverage Of(Adapter source, MirrorPolicy? policy = null) =>
        Memory.Report.Policies[(policy ?? Policy()).Id].Sources.Single(found => found.Source == source.Id);

    /// <summary>Judges, and says how it stands with a source.</summary>
    public SourceCoverage Judge(Adapter source)
    {
        Judge();
        return Of(source);
    }

    public CoverageInput Input() => new(
        Cluster,
        seen ??= Observe(),
        [.. policies.Values.Select(pair => pair.Policy)],
        Plan.Empty with { Members = policies.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Members) },
        rates,
        ratesAt,
        Now)
    {
        Limits = Limits,
    };

    private Observation Observe() => new(
        new ClusterSnapshot(adapters.ToImmutableSortedDictionary())
        {
            Motion = Motion.None with { Moving = disputed, Disputed = disputed },
        },
        [
            .. readAt.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new NodeObservation(pair.Key, silent.Contains(pair.Key), pair.Value, [SwitchOf(pair.Key)])),
        ],
        MachineGroups.None);

    public static VirtualSwitch SwitchOf(string node) =>
        new(Some.Id(9000 + int.Parse(node.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture)), "Production", SwitchKind.External);

    private static AdapterRate Rate(CounterValues before, CounterValues now, double seconds) =>
        now.SentPackets < before.SentPackets || now.ReceivedPackets < before.ReceivedPackets
            ? default(AdapterRate) with { Totals = now }
            : new AdapterRate(
                (now.ReceivedPackets - before.ReceivedPackets) / seconds,
                (now.SentPackets - before.SentPackets) / seconds,
                0, 0,
                (now.DroppedIncoming - before.DroppedIncoming) / seconds,
                now);
}
