using System.Collections.Immutable;

namespace WacMirror.Core.Reconciling;

/// <summary>A rule of the failover cluster about where groups are placed. Groups are compared as a set, without
/// case.</summary>
/// <param name="Name">Unique within the cluster.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Groups">The names of the groups it holds together or apart.</param>
/// <param name="IsEnabled">Whether the cluster heeds it.</param>
public sealed record AffinityRule(
    string Name, AffinityKind Kind, ImmutableArray<string> Groups, bool IsEnabled = true)
{
    public bool Equals(AffinityRule? other) =>
        other is not null && (Kind, IsEnabled) == (other.Kind, other.IsEnabled)
        && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
        && Groups.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.Groups);

    /// <summary>Whether it can be what is there while one rule becomes another: what both hold is in it, and nothing that
    /// neither does.</summary>
    /// <param name="from">What was there; null for none, of which a rule without groups is made first.</param>
    /// <param name="to">What it becomes.</param>
    public bool IsBetween(AffinityRule? from, AffinityRule to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var before = from ?? to with { Groups = [], IsEnabled = true };
        return Name.Equals(to.Name, StringComparison.OrdinalIgnoreCase)
            && ((Kind, IsEnabled) == (before.Kind, before.IsEnabled) || (Kind, IsEnabled) == (to.Kind, to.IsEnabled))
            && Groups.All(group => Has(before, group) || Has(to, group))
            && before.Groups.Where(group => Has(to, group)).All(group => Has(this, group));
    }

    private static bool Has(AffinityRule rule, string group) => rule.Groups.Contains(group, StringComparer.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);
}
