using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Findings;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>One board, as the API and the hub show it.</summary>
internal sealed class BoardView
{
    private readonly PolicyBoard board;
    private readonly ClusterNames names;
    private readonly DateTimeOffset now;
    private readonly Dictionary<SettingKey, StepFailure> failures;
    private readonly Dictionary<Guid, int> held;
    private readonly Dictionary<Guid, int> found;
    private readonly ILookup<Guid, PlanStep> steps;
    private readonly ILookup<Guid, LedgerRow> underWay;

    public BoardView(PolicyBoard board, ClusterNames names, DateTimeOffset now)
    {
        (this.board, this.names, this.now) = (board, names, now);
        failures = board.Failures.ToDictionary(failure => failure.Setting);
        held = CountOf(board.Ledger.SelectMany(row => row.Claims));
        found = CountOf(board.Findings.SelectMany(finding => finding.Policies));
        var claims = board.Ledger.ToDictionary(row => row.Setting, row => row.Claims);
        steps = board.Plan.Steps
            .SelectMany(step => Concerned(step.Setting, step.Claims, claims).Select(policy => (policy, step)))
            .ToLookup(pair => pair.policy, pair => pair.step);
        // A write under way stands in the ledger until its end is known, and in the plan only until it is planned anew.
        var planned = board.Plan.Steps.Select(step => step.Setting).ToHashSet();
        ImmutableArray<LedgerRow> open = [.. board.UnderWay.Where(row => !planned.Contains(row.Setting))];
        underWay = open
            .SelectMany(row => Concerned(row.Setting, row.Claims, claims).Select(policy => (policy, row)))
            .ToLookup(pair => pair.policy, pair => pair.row);
        Pending = board.Plan.Steps.Length + open.Length;
    }

    public ImmutableArray<PolicySummary> Policies => [.. board.Policies.Select(Policy)];

    /// <summary>Settings that are still to be written, or being written, over all policies.</summary>
    public int Pending { get; }

    public int Failing => board.Plan.Steps.Count(step => failures.ContainsKey(step.Setting));

    public PolicySummary Policy(PolicyRevision revision)
    {
        var policy = revision.Policy;
        var members = MembersOf(policy.Id);
        var coverage = board.Coverage.Policies.GetValueOrDefault(policy.Id);
        return new PolicySummary(
            policy.Id,
            policy.Name,
            policy.Revision,
            policy.Origin,
            policy.Mode,
            policy.IsEnabled,
            policy.ExpiresAt <= now,
            policy.ExpiresAt,
            policy.Reason,
            revision.Actor,
            revision.At,
            RolloutView.Of(revision.Rollout),
            members.Sources.Count,
            members.Destinations.Values.Sum(group => group.Count),
            members.Uncertain.Count,
            coverage?.RollUp,
            CoverageCounts.Of(coverage),
            PendingOf(policy.Id),
            steps[policy.Id].Count(step => failures.ContainsKey(step.Setting)),
            held.GetValueOrDefault(policy.Id),
            found.GetValueOrDefault(policy.Id));
    }

    /// <summary>Whether nothing remains to be done for a policy, and nothing is under way.</summary>
    public bool IsSettled(Guid policy) => board.IsPlanned && PendingOf(policy) == 0;

    public ImmutableArray<MemberView> Members(Guid policy) => Members(MembersOf(policy));

    public ImmutableArray<MemberView> Members(PolicyMembers members)
    {
        return
        [
            .. members.Sources.Select(id => Of(PolicySide.Source, null, id)),
            .. members.Destinations.SelectMany(group => group.Value.Select(id => Of(PolicySide.Destination, group.Key, id))),
        ];

        MemberView Of(PolicySide side, string? group, AdapterId id) =>
            new(side, group, names.Adapter(id), members.Uncertain.Contains(id));
    }

    /// <summary>How many members are on each node, by node; those that no node shows last.</summary>
    public static ImmutableArray<MemberNode> Nodes(ImmutableArray<MemberView> members) =>
    [
        .. members.GroupBy(member => member.Adapter.Node)
            .OrderBy(node => node.Key is null).ThenBy(node => node.Key, StringComparer.OrdinalIgnoreCase)
            .Select(node => new MemberNode(
                node.Key,
                node.Count(member => member.Side == PolicySide.Source),
                node.Count(member => member.Side == PolicySide.Destination))),
    ];

    /// <summary>What remains to be done for a policy, restorations after it included.</summary>
    public ImmutableArray<StepView> Steps(Guid policy) => Steps(steps[policy]);

    public ImmutableArray<StepView> Steps(IEnumerable<PlanStep> some) =>
    [
        .. some.Select(step => new StepView(
            step.Phase,
            step.Node.Length == 0 ? null : step.Node,
            names.Setting(step.Setting),
            ValueView.Of(step.Expected),
            ValueView.Of(step.Wanted),
            names.Policies(step.Claims),
            step.Reason,
            step.IsDisruptive,
            FailureView.Of(failures.GetValueOrDefault(step.Setting)))),
    ];

    public ImmutableArray<FindingView> Findings(Guid policy) =>
        Findings(board.Findings.Where(finding => finding.Policies.Contains(policy)));

    public ImmutableArray<FindingView> Findings(IEnumerable<Finding> some) =>
        [.. some.Select(finding => FindingText.View(finding, names))];

    private PolicyMembers MembersOf(Guid policy) => board.Plan.Members.GetValueOrDefault(policy) ?? PolicyMembers.None;

    private int PendingOf(Guid policy) => steps[policy].Count() + underWay[policy].Count();

    /// <summary>A restoration belongs to the policies that last held the setting.</summary>
    private IEnumerable<Guid> Concerned(
        SettingKey setting, ImmutableSortedSet<Guid> own, Dictionary<SettingKey, ImmutableSortedSet<Guid>> claims) =>
        !own.IsEmpty ? own
        : claims.GetValueOrDefault(setting) is { IsEmpty: false } held ? held
        : board.Restoring.GetValueOrDefault(setting, []);

    private static Dictionary<Guid, int> CountOf(IEnumerable<Guid> policies) =>
        policies.GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
}
