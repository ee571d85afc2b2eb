using System.Collections.Immutable;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Planning;

/// <summary>One setting to write.</summary>
/// <param name="Phase">When, among the steps of its node: all of a phase before any of the next. Nodes do not wait for each
/// other.</param>
/// <param name="Node">Where; empty for what belongs to the failover cluster.</param>
/// <param name="Setting">What.</param>
/// <param name="Expected">What is there now. Where the write finds something else, it is not made and planned anew.</param>
/// <param name="Wanted">What shall be there.</param>
/// <param name="Claims">The policies that want it; none for <see cref="StepReason.Restore"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record PlanStep(
    StepPhase Phase,
    string Node,
    SettingKey Setting,
    SettingValue Expected,
    SettingValue Wanted,
    ImmutableSortedSet<Guid> Claims,
    StepReason Reason)
{
    /// <summary>Whether it may interrupt traffic.</summary>
    public bool IsDisruptive => Setting is SettingKey.Trunk or SettingKey.Capture;

    public bool Equals(PlanStep? other) =>
        other is not null && (Phase, Node, Reason) == (other.Phase, other.Node, other.Reason)
        && Setting == other.Setting && Expected == other.Expected && Wanted == other.Wanted
        && Claims.SetEquals(other.Claims);

    public override int GetHashCode() => Setting.GetHashCode();
}
