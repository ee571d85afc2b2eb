using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>A plan while it is made: what is decided, in any order. One use each.</summary>
internal sealed class PlanDraft
{
    private readonly Shelves<StepShelf, PlanStep> steps = new(StepShelf.Compare, BySetting);
    private readonly Shelves<int, (LedgerChange Change, int At)> changes = new(Comparer<int>.Default.Compare, BySetting);
    private readonly Shelves<int, Finding> findings = new(Comparer<int>.Default.Compare, FindingOrder.Compare);

    public void Add(PlanStep step) => steps.Add(new StepShelf((int)step.Phase, step.Node), step);

    public void Add(LedgerChange change) => changes.Add(change.Setting.KindOrder, (change, changes.Count));

    public void Add(Finding finding) => findings.Add((int)finding.Kind, finding);

    public Plan Finish(ImmutableDictionary<Guid, PolicyMembers> members) => new(
        steps.Finish(step => step), changes.Finish(change => change.Change), findings.Finish(finding => finding), members);

    private static int BySetting(PlanStep left, PlanStep right) => left.Setting.CompareTo(right.Setting);

    private static int BySetting((LedgerChange Change, int At) left, (LedgerChange Change, int At) right) =>
        left.Change.Setting.CompareTo(right.Change.Setting) is var setting and not 0 ? setting : left.At - right.At;

    /// <summary>What is done on one node in one phase.</summary>
    private readonly record struct StepShelf(int Phase, string Node)
    {
        public static int Compare(StepShelf left, StepShelf right) =>
            left.Phase != right.Phase ? left.Phase - right.Phase : string.CompareOrdinal(left.Node, right.Node);
    }
}
