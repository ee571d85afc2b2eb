using System.Collections.Immutable;

namespace WacMirror.Host.Probe;

/// <summary>A question as it was put to the node.</summary>
/// <param name="Namespace">Where.</param>
/// <param name="Wql">What.</param>
/// <param name="Answer">How many rows, or the fault's name and what the node said.</param>
internal sealed record ProbeQuestion(string Namespace, string Wql, string Answer);

/// <summary>What a check concluded.</summary>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Seen">The rows and figures behind it, one a line.</param>
internal sealed record ProbeAnswer(ProbeVerdict Verdict, params ImmutableArray<string> Seen);

/// <summary>One lab note's part that reading covers.</summary>
/// <param name="Id">The lab note: <c>lab-notes/ID.md</c>.</param>
/// <param name="Assumption">What the product takes for granted.</param>
/// <param name="Answer">What was found.</param>
/// <param name="Asked">The questions behind it; a reading that several checks share stands with the first.</param>
internal sealed record ProbeFinding(
    string Id, string Assumption, ProbeAnswer Answer, ImmutableArray<ProbeQuestion> Asked);
