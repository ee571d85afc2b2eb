using WacMirror.Core.Policies;

namespace WacMirror.Core.Coverage;

/// <summary>What one judgement observed of one policy.</summary>
/// <param name="Policy">The policy as it was.</param>
/// <param name="Members">Its members as they were.</param>
/// <param name="Sources">Its sources, ascending. Not changed once made.</param>
/// <param name="Coverage">How they stood.</param>
internal sealed record PolicyTrail(
    MirrorPolicy Policy, PolicyMembers Members, SourceTrail[] Sources, PolicyCoverage Coverage);
