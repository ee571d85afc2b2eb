using System.Collections.Immutable;
using WacMirror.Core.Coverage;

namespace WacMirror.Gateway.Api.Coverage;

/// <summary>How it stands with one source of one policy.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Source">The adapter's id.</param>
/// <param name="Machine">The machine's name; null when no node shows it, and for management NICs and uplinks.</param>
/// <param name="Adapter">The adapter's name; null when no node shows it.</param>
/// <param name="Node">Where it is; null when it is nowhere.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it is blind; null in every other state.</param>
/// <param name="Since">Since when, as seen.</param>
/// <param name="Leaking">Whether a destination that the policy does not name gets its frames too.</param>
/// <param name="Unreached">Names of the destination groups of which no collector gets its frames.</param>
public sealed record SourceView(
    Guid Policy,
    string Source,
    string? Machine,
    string? Adapter,
    string? Node,
    CoverageState State,
    BlindReason? Reason,
    DateTimeOffset Since,
    bool Leaking,
    ImmutableArray<string> Unreached);
