using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Soak.Hosts;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Waits until WacMirror has nothing left to do, and compares.</summary>
internal sealed class QuietPoint(SoakWorld world)
{
    /// <summary>Shorter fails where a hung request has its own deadline yet to reach and a retry waits after that; longer
    /// lets a mistake that never settles hold up the run.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(150);

    private readonly AuditCheck audit = new(world);
    private readonly RuleCheck rules = new(world);
    private int overwrites;
    private ImmutableHashSet<string> lost = [];

    /// <exception cref="SoakFailedException">Something is not as it must be.</exception>
    public async Task ReachAsync()
    {
        world.Labs.LiftFaults();
        await world.Reviving;
        var differences = new List<Difference>();
        differences.AddRange(await new DeadlineWait(world).RunAsync());
        await SettleAsync();
        world.Figures.QuietPoints++;
        differences.AddRange(CompareSettings());
        differences.AddRange(rules.Compare());
        differences.AddRange(await CompareForeignAsync());
        differences.AddRange(await new StoredCheck(world).CompareAsync());
        differences.AddRange(await audit.CompareAsync());
        differences.AddRange(await new CoverageCheck(world).CompareAsync(UpNodes().Contains));
        if (differences.Count > 0)
            throw Failed(differences);
    }

    /// <summary>Tells with the differences what the oracle held possible of the adapters that they name.</summary>
    private SoakFailedException Failed(IReadOnlyList<Difference> differences)
    {
        var about = world.Oracle.Roles.Where(pair => differences.Any(difference =>
            difference.What.Contains(pair.Adapter.Id, StringComparison.OrdinalIgnoreCase))).ToList();
        return new SoakFailedException(
            string.Join('\n', differences.Select(difference => difference.ToString())
                .Concat(about.SelectMany(pair => pair.Role.States.Select(state => $"{pair.Adapter.Name}: possible is {state}")))),
            [.. about.SelectMany(pair => new[] { $"{pair.Adapter.Vm}/{pair.Adapter.Name}", pair.Adapter.Id })]);
    }

    /// <summary>Every node that is up was read after everything that happened, and from that reading follows nothing that
    /// is still to be done.</summary>
    private async Task SettleAsync()
    {
        var since = TimeProvider.System.GetUtcNow();
        var up = UpNodes();
        var link = world.Host.Link;
        long? read = null;
        HostState? seen = null;
        try
        {
            do
            {
                await link.WaitAsync(
                    state =>
                    {
                        if (state == seen || !IsRead(state, up, since))
                            return false;
                        read ??= state.StatusRevision;
                        return state.DecidedFrom >= read && state.Halted is null;
                    },
                    Deadline);
                seen = link.State;
                if (TimeProvider.System.GetUtcNow() - since > Deadline)
                    throw new TimeoutException($"The work has no end after {Deadline}.");
            }
            while (await IsAtWorkAsync(up, seen!) || rules.MayChange(TimeProvider.System.GetUtcNow() - since));
        }
        catch (TimeoutException late)
        {
            throw new SoakFailedException($"{late.Message}\n{await PlanAsync()}");
        }
    }

    private HashSet<string> UpNodes() =>
        [.. world.Labs.Watched.View().Nodes.Where(node => node.State is "up" or "paused").Select(node => node.Name)];

    private static bool IsRead(HostState state, HashSet<string> up, DateTimeOffset since) =>
        state.Unsettled.IsEmpty
        && up.All(node => state.Nodes.GetValueOrDefault(node) is { IsReachable: true, ReadAt: { } at } && at > since);

    /// <summary>Whether a write is to come, is under way, or its end not known yet, where that can be known. What is open on
    /// a node that is down, or of a machine that only such a node can have, stays so, and counts as pending.</summary>
    private async Task<bool> IsAtWorkAsync(HashSet<string> up, HostState state)
    {
        var rows = (await world.Host.Link.GetAsync("ledger")).GetProperty("items").EnumerateArray()
            .Where(row => row.GetProperty("state").GetString() == "Open")
            .ToList();
        // A rule is the cluster's, of which some node always answers.
        if (rows.Any(row => row.GetProperty("setting").GetProperty("key").GetString()!.StartsWith("affinity:", StringComparison.Ordinal)))
            return true;
        var open = rows.ConvertAll(NodeOf);
        var isAllUp = state.Nodes.Keys.All(up.Contains);
        return open.Any(node => node is null ? isAllUp : up.Contains(node)) || state.Pending > open.Count;
    }

    /// <summary>Where a row's setting is now, null where no node shows it; of what belongs to no adapter, where it was
    /// written.</summary>
    private static string? NodeOf(JsonElement row) =>
        (row.GetProperty("setting").TryGetProperty("adapter", out var adapter) && adapter.ValueKind == JsonValueKind.Object
            ? adapter
            : row).TryGetProperty("node", out var node) ? node.GetString() : null;

    private async Task<string> PlanAsync()
    {
        var text = new List<string>();
        if (!world.Host.IsRunning)
            return "The host has ended by itself.";
        foreach (var policy in world.Book.Policies)
            text.Add((await world.Host.Link.SendAsync(HttpMethod.Get, $"policies/{policy.Id}/plan")).Text);
        text.Add((await world.Host.Link.SendAsync(HttpMethod.Get, "ledger")).Text);
        return string.Join('\n', text);
    }

    private IEnumerable<Difference> CompareSettings()
    {
        var up = UpNodes();
        var seen = world.Labs.Watched.UnseenOverwrites;
        var differences = world.Oracle.Compare(
            world.Seen(),
            new OracleMoment(up.Contains, seen.Length > overwrites, TimeProvider.System.GetUtcNow()),
            world.Figures);
        world.Figures.InWindow += seen.Length - overwrites;
        lost = [.. lost, .. seen.Skip(overwrites).SelectMany(properties => properties)];
        overwrites = seen.Length;
        world.Figures.Wrong += differences.Length;
        return differences;
    }

    /// <summary>What a stranger made and WacMirror overruled is taken back in the twin; then all that is left must be the
    /// same, but for what is WacMirror's own.</summary>
    private async Task<IEnumerable<Difference>> CompareForeignAsync()
    {
        await new TwinRepair(world).RunAsync();
        await ForgetLostAsync();
        var own = OwnSettings();
        var (watched, twin) = (world.Labs.Watched.Settings().Values, world.Labs.Twin.Settings().Values);
        var differences = watched.Keys.Union(twin.Keys)
            .Where(key => !own.Contains(key) && watched.GetValueOrDefault(key) != twin.GetValueOrDefault(key))
            .Select(key => new Difference(key, twin.GetValueOrDefault(key, "nothing"), watched.GetValueOrDefault(key, "nothing")))
            .ToList();
        world.Figures.Comparisons += watched.Count;
        world.Figures.Foreign += differences.Count;
        return differences;
    }

    /// <summary>The names of the settings that may be WacMirror's own now.</summary>
    private HashSet<string> OwnSettings() =>
    [
        .. world.Oracle.Roles.Where(pair => pair.Role.MayBeOwned)
            .SelectMany(pair => SeenAdapters.RoleNames.Select(name => LabSettingsView.Port(pair.Adapter.Id, SeenAdapters.Security, name))),
        .. world.Oracle.Trunks.Where(pair => pair.Trunk.MayBeOwned)
            .SelectMany(pair => SeenAdapters.TrunkNames.Select(name => LabSettingsView.Port(pair.Adapter.Id, SeenAdapters.Vlan, name))),
        .. world.Oracle.Extensions.Where(pair => pair.Extension.MayBeOwned).Select(pair => SeenAdapters.Extension(pair.Switch.Id)),
        .. world.Seen().Rules.Keys.Where(WantedRules.IsOwn).Select(SeenAdapters.Rule),
    ];

    /// <summary>A stranger's edit that a write replaced unseen is counted as in the window, and taken back in the twin, so
    /// that it is counted once.</summary>
    private async Task ForgetLostAsync()
    {
        var (watched, twin) = (world.Labs.Watched.Settings().Values, world.Labs.Twin.Settings().Values);
        foreach (var key in lost.Where(key => !SeenAdapters.IsOfOracle(key) && watched.GetValueOrDefault(key) != twin.GetValueOrDefault(key)))
            if (key.Split(' ') is [_, var adapter, var kind, var property] && watched.TryGetValue(key, out var value))
                await world.Labs.Twin.EditAsync(adapter, kind, new CimProperty(property, null, CimValue.Of(value)));
        lost = [];
    }
}
