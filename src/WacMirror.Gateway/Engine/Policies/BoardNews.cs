namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Whether a board says something new. Lists are compared as objects where their makers keep them, else by
/// content.</summary>
internal static class BoardNews
{
    public static bool IsNews(PolicyBoard before, PolicyBoard next) =>
        (before.StatusRevision, before.Halted, before.IsPlanned, before.Attendance)
            != (next.StatusRevision, next.Halted, next.IsPlanned, next.Attendance)
        || before.Policies != next.Policies
        || !ReferenceEquals(before.Plan, next.Plan)
        || before.Findings != next.Findings
        || before.Ledger != next.Ledger
        || before.Failures != next.Failures
        || !before.Undecided.SequenceEqual(next.Undecided)
        || !IsSame(before.Coverage, next.Coverage);

    /// <summary>Apart from its time.</summary>
    private static bool IsSame(Core.Coverage.CoverageReport before, Core.Coverage.CoverageReport next) =>
        ReferenceEquals(before.Policies, next.Policies)
        || (before.Policies.Count == next.Policies.Count && before.Policies.SequenceEqual(next.Policies));
}
