using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>A policy as it was from one change to the next.</summary>
/// <param name="Revision">Which.</param>
/// <param name="ChangedBy">Who made it.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Enabled">Whether the policy was switched on.</param>
/// <param name="Ended">Whether it ended with this.</param>
/// <param name="Rollout">How it was applied; null for as a whole and for good.</param>
/// <param name="Document">The policy.</param>
public sealed record RevisionView(
    long Revision,
    string ChangedBy,
    DateTimeOffset ChangedAt,
    bool Enabled,
    bool Ended,
    RolloutView? Rollout,
    JsonElement Document)
{
    internal static RevisionView Of(PolicyRevision revision) => new(
        revision.Policy.Revision,
        revision.Actor,
        revision.At,
        revision.Policy.IsEnabled,
        revision.IsEnded,
        RolloutView.Of(revision.Rollout),
        revision.Policy.ToDocument());
}

/// <summary>The revisions of a policy, newest first.</summary>
public sealed record RevisionList(ImmutableArray<RevisionView> Items);
