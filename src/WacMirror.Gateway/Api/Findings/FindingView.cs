using System.Collections.Immutable;
using WacMirror.Core.Planning;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Findings;

/// <summary>One thing worth knowing, as values and as a sentence made of them.</summary>
/// <param name="Id">The same for as long as it is found.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In English.</param>
/// <param name="Policies">The policies it concerns; none where it concerns the cluster.</param>
/// <param name="Adapters">The adapters it concerns.</param>
/// <param name="Node">The node it concerns.</param>
/// <param name="Switch">The virtual switch it concerns.</param>
/// <param name="Detail">What else belongs to its kind: a group's name, VLANs, what was found.</param>
public sealed record FindingView(
    string Id,
    FindingKind Kind,
    string Text,
    ImmutableArray<PolicyRef> Policies,
    ImmutableArray<AdapterRef> Adapters,
    string? Node,
    string? Switch,
    string? Detail)
{
    public bool Equals(FindingView? other) =>
        other is not null && (Id, Text) == (other.Id, other.Text)
        && Policies.SequenceEqual(other.Policies) && Adapters.SequenceEqual(other.Adapters);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The findings of a cluster.</summary>
/// <param name="Revision">Of the policy stream.</param>
/// <param name="Items">By kind, policy, adapter.</param>
public sealed record FindingList(long Revision, ImmutableArray<FindingView> Items);
