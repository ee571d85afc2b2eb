using System.Collections.Immutable;

namespace WacMirror.Core.Coverage;

/// <summary>How it stands with all policies of a cluster.</summary>
/// <param name="At">When.</param>
/// <param name="Policies">By policy.</param>
public sealed record CoverageReport(DateTimeOffset At, ImmutableSortedDictionary<Guid, PolicyCoverage> Policies)
{
    public static CoverageReport Empty { get; } =
        new(default, ImmutableSortedDictionary<Guid, PolicyCoverage>.Empty);
}
