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

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);
}
