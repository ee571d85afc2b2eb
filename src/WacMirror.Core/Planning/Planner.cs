using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>Decides what is to be done. Pure.</summary>
public static class Planner
{
    public static Plan Plan(PlanInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Planning.Plan.Empty with { Members = ImmutableDictionary<Guid, PolicyMembers>.Empty };
    }
}
