using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>A plan while it is made: what is decided, in any order. One use each.</summary>
internal sealed class PlanDraft
{
    private readonly List<PlanStep> steps = [];
    private readonly List<(LedgerChange Change, int At)> changes = [];
    private readonly List<Finding> findings = [];

    public void Add(PlanStep step) => steps.Add(step);

    public void Add(LedgerChange change) => changes.Add((change, changes.Count));

    public void Add(Finding finding) => findings.Add(finding);

    public Plan Finish(ImmutableDictionary<Guid, PolicyMembers> members)
    {
        steps.Sort(ByPhase);
        changes.Sort(BySetting);
        findings.Sort(FindingOrder.Compare);
        return new Plan(
            [.. steps], [.. changes.Select(change => change.Change)], [.. findings], members);
    }

    private static int ByPhase(PlanStep left, PlanStep right) =>
        left.Phase.CompareTo(right.Phase) is var phase and not 0 ? phase
            : string.CompareOrdinal(left.Node, right.Node) is var node and not 0 ? node
            : left.Setting.CompareTo(right.Setting);

    private static int BySetting((LedgerChange Change, int At) left, (LedgerChange Change, int At) right) =>
        left.Change.Setting.CompareTo(right.Change.Setting) is var setting and not 0 ? setting : left.At - right.At;
}
