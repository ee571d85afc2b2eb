using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Coverage;
using WacMirror.Gateway.Api.Findings;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Api.Policies;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Live;

/// <summary>Compares each board with the one before it in the same stream. One for each stream; not for two threads.</summary>
internal sealed class PolicyDelta
{
    private PolicyBoard? before;
    private Dictionary<Guid, PolicySummary> policies = [];
    private Dictionary<string, FindingView> findings = [];

    public PolicyUpdate Next(PolicyBoard board, ClusterStatus status, DateTimeOffset now)
    {
        var names = new ClusterNames(status, board);
        var view = new BoardView(board, names, now);
        var shown = view.Policies.ToDictionary(policy => policy.Id);
        var found = view.Findings(board.Findings).DistinctBy(finding => finding.Id).ToDictionary(finding => finding.Id);
        var (known, rows) = (before?.Coverage.Policies, board.Coverage.Policies);
        var update = new PolicyUpdate(
            board.Revision,
            board.StatusRevision,
            before is null,
            board.Halted,
            view.Pending,
            view.Failing,
            [.. shown.Values.Where(policy => policies.GetValueOrDefault(policy.Id) != policy)],
            [.. policies.Keys.Where(id => !shown.ContainsKey(id))],
            [.. found.Values.Where(finding => findings.GetValueOrDefault(finding.Id) != finding)],
            [.. findings.Keys.Where(id => !found.ContainsKey(id))],
            [.. rows.Values.Where(row => IsOther(known, row)).Select(row => CoverageViews.Of(row, names))],
            [.. known?.Keys.Where(id => !rows.ContainsKey(id)) ?? []],
            [.. rows.Values.Where(row => IsOther(known, row)).SelectMany(row => Changed(known, row, names))],
            [.. known?.Values.SelectMany(row => Removed(row, rows)) ?? []])
        {
            Attendance = board.Attendance,
        };
        (before, policies, findings) = (board, shown, found);
        return update;
    }

    private static bool IsOther(ImmutableSortedDictionary<Guid, PolicyCoverage>? known, PolicyCoverage row) =>
        known?.GetValueOrDefault(row.Policy) is not { } old || (!ReferenceEquals(old, row) && !old.Equals(row));

    private static IEnumerable<SourceView> Changed(
        ImmutableSortedDictionary<Guid, PolicyCoverage>? known, PolicyCoverage row, ClusterNames names)
    {
        var old = (known?.GetValueOrDefault(row.Policy)?.Sources ?? []).ToDictionary(source => source.Source);
        return row.Sources.Where(source => !source.Equals(old.GetValueOrDefault(source.Source)))
            .Select(source => CoverageViews.Of(row.Policy, source, names));
    }

    private static IEnumerable<SourceKey> Removed(
        PolicyCoverage old, ImmutableSortedDictionary<Guid, PolicyCoverage> now)
    {
        HashSet<AdapterId> left = [.. now.GetValueOrDefault(old.Policy)?.Sources.Select(source => source.Source) ?? []];
        return old.Sources.Where(source => !left.Contains(source.Source))
            .Select(source => new SourceKey(old.Policy, source.Source.ToString()));
    }
}
