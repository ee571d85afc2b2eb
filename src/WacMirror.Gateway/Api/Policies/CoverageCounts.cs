using WacMirror.Core.Coverage;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>How many sources of a policy are in each state of coverage.</summary>
/// <param name="Flowing">Copies arrive.</param>
/// <param name="Covered">Copies are possible; there is no traffic to judge by.</param>
/// <param name="Moving">On their way.</param>
/// <param name="Drifted">Their role is not what is wanted.</param>
/// <param name="Unknown">Their node is silent.</param>
/// <param name="Missing">Gone or off.</param>
/// <param name="Blind">No copy reaches a collector.</param>
/// <param name="Leaking">Of all of them, those whose frames a stranger's destination gets too.</param>
public sealed record CoverageCounts(
    int Flowing, int Covered, int Moving, int Drifted, int Unknown, int Missing, int Blind, int Leaking)
{
    public static CoverageCounts Of(PolicyCoverage? coverage)
    {
        return new CoverageCounts(
            Count(CoverageState.Flowing),
            Count(CoverageState.Covered),
            Count(CoverageState.Moving),
            Count(CoverageState.Drifted),
            Count(CoverageState.Unknown),
            Count(CoverageState.Missing),
            Count(CoverageState.Blind),
            coverage?.Sources.Count(source => source.IsLeaking) ?? 0);

        int Count(CoverageState state) => coverage?.Sources.Count(source => source.State == state) ?? 0;
    }
}
