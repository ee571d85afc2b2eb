using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>One turn: what is due, the plan, the writes that follow, how it stands, and the board.</summary>
internal sealed partial class PolicyDesk
{
    /// <summary>Plans in a row while the ledger learns; each takes what the one before learned. One too few, and the rest
    /// comes with the next turn.</summary>
    private const int PlansInARow = 3;

    private readonly HashSet<string> silent = new(StringComparer.OrdinalIgnoreCase);
    private PlanBasis? basis;
    private DateTimeOffset turnedAt;
    private Observation seen = new(Core.Topology.ClusterSnapshot.Empty, [], Core.Topology.MachineGroups.None);
    private Plan plan = Plan.Empty;
    private ImmutableArray<Finding> judged = [];
    private object? judgedFrom;

    /// <summary>Intervals that the store did not take: one that has ended is told only once.</summary>
    private ImmutableArray<BlindInterval> unstored = [];

    /// <summary>What was due at the last turn already waits for something else, which will ring.</summary>
    private DateTimeOffset NextDue()
    {
        var next = time.GetUtcNow() + options.PlanInterval;
        foreach (var due in state.Policies.Values.SelectMany(DueTimes).Concat(retries.All.Select(failure => (DateTimeOffset?)failure.RetryAt)))
            if (due > turnedAt && due < next)
                next = due.Value;
        return next;
    }

    private async Task TurnAsync_NeedsLock()
    {
        turnedAt = time.GetUtcNow();
        if (isYielding)
            return;
        await LoadAsync_NeedsLock();
        if (isLoaded)
        {
            await HearStoreAgainAsync_NeedsLock();
            await MeetDeadlinesAsync_NeedsLock();
        }
        var status = shown.Value;
        NoticeRevived_NeedsLock(status);
        await PlanAsync_NeedsLock(status);
        if (isLoaded)
            Dispatch_NeedsLock(status);
        await JudgeAsync_NeedsLock();
    }

    /// <summary>Plans when something changed, or when the last plan is old.</summary>
    private async Task PlanAsync_NeedsLock(ClusterStatus status)
    {
        var now = time.GetUtcNow();
        var rules = affinity.Reading;
        writtenSince.Clear();
        for (var round = 0; round < PlansInARow; round++)
        {
            var next = new PlanBasis(status, rules, state.PolicyTurn, state.LedgerTurn, now);
            if (basis is { } last && last.Equals(next) && now - last.At < options.PlanInterval)
                return;
            if (basis?.Status != status || !ReferenceEquals(basis.Rules, rules))
                seen = Observer.Of(status, rules);
            plan = Planner.Plan(new PlanInput(seen, state.Active, state.Rows, now)
            {
                LastMembers = state.LastMembers,
                Repairs = state.Repairs,
            });
            (basis, state.LastMembers) = (next, plan.Members);
            ForgetShown_NeedsLock(status);
            if (!isLoaded || !await LearnAsync_NeedsLock())
                break;
        }
        if (!isLoaded)
            return;
        await NoteDriftAsync_NeedsLock();
        // What is open comes back into the plan once it is known what became of it.
        retries.Keep(plan.Steps.Select(step => step.Setting).Concat(underWay)
            .Concat(state.Rows.Where(row => row.State == LedgerState.Open).Select(row => row.Setting)).ToHashSet());
    }

    /// <summary>Stores what the ledger learns without a write.</summary>
    /// <returns>Whether it learned anything, so that the plan is old.</returns>
    private async Task<bool> LearnAsync_NeedsLock()
    {
        // One setting may have several changes, each on top of the one before.
        var rows = new Dictionary<SettingKey, LedgerRow>();
        var audit = new List<AuditRow>();
        foreach (var change in plan.LedgerChanges)
        {
            if (IsUnsettled_NeedsLock(change.Setting)
                || (rows.GetValueOrDefault(change.Setting) ?? state.Row(change.Setting)) is not { IsActive: true } row)
                continue;
            var after = LedgerMoves.After(row, change);
            rows[change.Setting] = after;
            audit.AddRange(DeskAudit.Of(definition.Id, row, after, time.GetUtcNow()));
        }
        await CommitAsync_NeedsLock(Changes() with { Ledger = [.. rows.Values], Audit = [.. audit] });
        return rows.Count > 0;
    }

    private async Task JudgeAsync_NeedsLock()
    {
        var table = rates.Value;
        var from = (plan, table);
        if (from.Equals(judgedFrom))
            return;
        judgedFrom = from;
        var verdict = CoverageJudge.Judge(
            new CoverageInput(
                definition.Id, seen, state.Active, plan, table.ByNic,
                table.At == default ? null : table.At, time.GetUtcNow())
            {
                Ledger = state.Rows,
                Limits = CoverageLimits.Default with
                {
                    ReadInterval = options.ResyncInterval,
                    SampleInterval = options.SampleInterval,
                },
            },
            state.Coverage);
        state.Coverage = verdict.Memory;
        judged = verdict.Findings;
        if (!isLoaded)
            return;
        var due = intervals.Due(verdict.Changed, time.GetUtcNow());
        unstored = [.. unstored.Where(old => due.All(it => it.Id != old.Id)), .. due];
        await CommitAsync_NeedsLock(Changes() with { Intervals = unstored });
        unstored = [];
    }

    private void NoticeRevived_NeedsLock(ClusterStatus status)
    {
        foreach (var node in status.Nodes)
            if (node.Error is not null)
                silent.Add(node.Name);
            else if (silent.Remove(node.Name))
                retries.ClearNode(node.Name);
    }

    private void Publish_NeedsLock()
    {
        var before = board.Value;
        var next = new PolicyBoard(
            before.Revision + 1,
            basis?.Status.Revision ?? 0,
            boardPolicies.Of(state),
            plan,
            findings.Of(plan.Findings, judged),
            state.Coverage.Report,
            state.Rows)
        {
            Failures = retries.All,
            Halted = halted,
            IsPlanned = basis?.PolicyTurn == state.PolicyTurn,
            Restoring = state.Restoring,
            // What the ledger could have learned it has; the rest waits for a reading.
            Undecided = [.. writtenSince, .. plan.LedgerChanges.Select(change => change.Setting)],
            Attendance = seat is null ? null : new Attendance(seat.Name, seat.State.Holder),
        };
        if (BoardNews.IsNews(before, next))
            board.Publish(next);
        isShown |= isRead;
        tried.TrySetResult();
    }

    private readonly IntervalThrottle intervals = new();
    private readonly BoardPolicies boardPolicies = new();
    private readonly BoardFindings findings = new();

    /// <summary>What a plan was made from. Rules and status are compared as objects.</summary>
    private sealed record PlanBasis(
        ClusterStatus Status, AffinityReading? Rules, long PolicyTurn, long LedgerTurn, DateTimeOffset At)
    {
        public bool Equals(PlanBasis? other) =>
            other is not null && ReferenceEquals(Status, other.Status) && ReferenceEquals(Rules, other.Rules)
            && (PolicyTurn, LedgerTurn) == (other.PolicyTurn, other.LedgerTurn);

        public override int GetHashCode() => HashCode.Combine(PolicyTurn, LedgerTurn);
    }
}
