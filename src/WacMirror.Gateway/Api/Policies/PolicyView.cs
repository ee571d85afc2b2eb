using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Api.Findings;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>One policy with everything that is known of it but its coverage.</summary>
/// <param name="Policy">As in the list.</param>
/// <param name="Document">Its document, with id and revision: changed, it can be sent back.</param>
/// <param name="Members">What it matches now.</param>
/// <param name="Nodes">How many of them are where.</param>
/// <param name="Findings">Those that concern it.</param>
public sealed record PolicyView(
    PolicySummary Policy,
    JsonElement Document,
    ImmutableArray<MemberView> Members,
    ImmutableArray<MemberNode> Nodes,
    ImmutableArray<FindingView> Findings);

internal static class PolicyAsDocument
{
    /// <summary>As it stands in answers: its own JSON, in the order in which documents are written.</summary>
    public static JsonElement ToDocument(this MirrorPolicy policy) =>
        JsonSerializer.Deserialize<JsonElement>(PolicyDocument.Write(policy));
}
