using System.Collections.Immutable;

namespace WacMirror.Host.Probe;

/// <summary>What an operator sends us: what a real node answered to questions that change nothing.</summary>
/// <param name="Node">The node.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="Identity">As whom; never with a secret.</param>
/// <param name="Windows">How it introduced itself, with its build.</param>
/// <param name="At">When.</param>
/// <param name="Version">WacMirror's.</param>
/// <param name="Findings">One for each lab note.</param>
internal sealed record ProbeReport(
    string Node,
    string Address,
    string Identity,
    string Windows,
    DateTimeOffset At,
    string Version,
    ImmutableArray<ProbeFinding> Findings);
