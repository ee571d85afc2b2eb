using System.Collections.Immutable;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The policies by name, sorted once for each change. One owner.</summary>
internal sealed class BoardPolicies
{
    private ImmutableDictionary<Guid, PolicyRevision>? from;
    private ImmutableArray<PolicyRevision> sorted = [];

    public ImmutableArray<PolicyRevision> Of(DeskState state)
    {
        if (ReferenceEquals(from, state.Policies))
            return sorted;
        from = state.Policies;
        return sorted =
        [
            .. from.Values
                .OrderBy(it => it.Policy.Name, StringComparer.OrdinalIgnoreCase).ThenBy(it => it.Policy.Id),
        ];
    }
}
