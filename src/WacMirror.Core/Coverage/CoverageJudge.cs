namespace WacMirror.Core.Coverage;

/// <summary>Decides how it stands with every source. Pure.</summary>
public static class CoverageJudge
{
    public static CoverageVerdict Judge(CoverageInput input, CoverageMemory before)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new CoverageVerdict(before, [], []);
    }
}
