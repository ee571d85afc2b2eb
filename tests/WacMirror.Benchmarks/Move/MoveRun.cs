using System.Diagnostics;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Benchmarks.Move;

/// <summary>Moves a source from one node without sources to the next, again and again.</summary>
internal sealed class MoveRun(MoveLab lab, MoveShape shape, Guid policy, RequestSpans requests)
{
    /// <summary>Shorter fails a run on a busy machine; longer keeps whoever waits for one that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Random random = new(1);
    private readonly SettingValue on = new SettingValue.Role(new RoleSetting(MirrorRole.Destination));
    private readonly HashSet<string> visited = [];
    private string at = MoveShape.NodeOf(0);
    private int moves;

    /// <summary>Waits until every source is covered and nothing is to be done.</summary>
    public Task SettleAsync() => BoardAsync(board =>
        board is { Halted: null, Plan.IsSettled: true } && board.Ledger.All(row => row.State == LedgerState.Held)
        && board.Coverage.Policies.GetValueOrDefault(policy) is { } coverage
        && coverage.Sources.Length == shape.Sources && coverage.Sources.All(IsCovered)
        && board.Ledger.Count(row => row.Applied == on)
            == coverage.Sources.DistinctBy(source => source.Node).Count());

    /// <summary>Moves once and returns when all is settled again.</summary>
    public async Task<MoveTime> NextAsync()
    {
        // Not always at the same moment between two rounds of counters.
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1000)), TimeProvider.System);
        var nodes = shape.EmptyNodes;
        var (from, to) = (at, nodes[moves++ % nodes.Count]);
        at = to;
        var adapters = (await lab.Engine.StatusAsync(CancellationToken.None)).Snapshot.Adapters.Values;
        var source = Nic(adapters, MoveShape.Traveller);
        var collector = new SettingKey.Role(Nic(adapters, MoveShape.SensorOn(to)));
        requests.Take();
        var verified = BoardAsync(board => IsVerified(board, source, collector, to));
        await lab.Lab.MoveAsync(MoveShape.Traveller, to, CancellationToken.None);
        var moved = Stopwatch.GetTimestamp();
        var ended = await verified;
        var chain = lab.PathOf(from, to).Chain(requests.Take(), moved, ended);
        await SettleAsync();
        return new MoveTime(Stopwatch.GetElapsedTime(moved, ended).TotalMilliseconds, chain, moved, visited.Add(to));
    }

    private bool IsVerified(PolicyBoard board, AdapterId source, SettingKey collector, string node) =>
        board.Ledger.Any(row => row.Setting == collector && row.State == LedgerState.Held && row.Applied == on)
        && board.Coverage.Policies.GetValueOrDefault(policy) is { } coverage
        && coverage.Sources.FirstOrDefault(it => it.Source == source) is { } covered
        && covered.Node == node && IsCovered(covered);

    private static bool IsCovered(SourceCoverage source) =>
        source.State is CoverageState.Covered or CoverageState.Flowing;

    private static AdapterId Nic(IEnumerable<Adapter> adapters, string machine) => adapters
        .Single(adapter => adapter.Vm?.Name == machine && adapter.Switch?.Name == "Production").Id;

    /// <summary>When the board first was so.</summary>
    private async Task<long> BoardAsync(Func<PolicyBoard, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await foreach (var board in lab.Engine.WatchPoliciesAsync(patience.Token))
            if (holds(board))
                return Stopwatch.GetTimestamp();
        throw new InvalidOperationException("The engine ended.");
    }
}
