using System.Collections.Immutable;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>RuleType of MSCluster_AffinityRule.</summary>
internal enum AffinityKind : uint
{
    SameFaultDomain = 1,
    SameNode = 2,
    DifferentFaultDomain = 3,
    DifferentNode = 4,
}

/// <summary>A rule of the cluster about where groups stand to each other. Immutable.</summary>
/// <param name="Name">Unique without case.</param>
/// <param name="Kind">What it demands.</param>
/// <param name="Groups">The groups' names.</param>
/// <param name="IsEnabled">Whether it holds now.</param>
/// <param name="Created">The provider's timestamp of its making.</param>
internal sealed record LabAffinityRule(
    string Name, AffinityKind Kind, ImmutableArray<string> Groups, bool IsEnabled, long Created)
{
    public bool Has(string group) => Groups.Contains(group, StringComparer.OrdinalIgnoreCase);
}
