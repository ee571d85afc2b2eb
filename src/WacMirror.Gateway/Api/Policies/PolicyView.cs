using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Gateway.Api.Findings;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>One policy with everything that is known of it but its coverage.</summary>
/// <param name="Policy">As in the list.</param>
/// <param name="Document">Its document, which can be sent back as it is.</param>
/// <param name="Members">What it matches now.</param>
/// <param name="Nodes">How many of them are where.</param>
/// <param name="Findings">Those that concern it.</param>
public sealed record PolicyView(
    PolicySummary Policy,
    JsonElement Document,
    ImmutableArray<MemberView> Members,
    ImmutableArray<MemberNode> Nodes,
    ImmutableArray<FindingView> Findings);
