using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>A policy with its members at their positions.</summary>
internal sealed class PolicyCase
{
    public PolicyCase(ActivePolicy active, PolicyMembers members, Survey survey, DateTimeOffset now)
    {
        Policy = active.Policy;
        Members = members;
        IsInForce = active.IsInForce(now);
        Sources = Positions(members.Sources, survey);
        Groups = [.. members.Destinations.Select(group => new Group(group.Key, Positions(group.Value, survey)))];
        Collectors = Groups is [var only] ? only.Adapters : [.. Groups.SelectMany(group => group.Adapters).Distinct().Order()];
        WantedSources = active.Rollout?.Canary is { } canary
            ? [.. Sources.Where(at => survey[at].Id == canary)]
            : Sources;
    }

    public MirrorPolicy Policy { get; }

    public Guid Id => Policy.Id;

    public PolicyMembers Members { get; }

    public bool IsInForce { get; }

    /// <summary>Whether it claims settings.</summary>
    public bool Claims => IsInForce && Policy.Mode == PolicyMode.Enforce;

    public int[] Sources { get; }

    /// <summary>Those that are set for now: all, or the canary.</summary>
    public int[] WantedSources { get; }

    /// <summary>By name.</summary>
    public Group[] Groups { get; }

    /// <summary>Those of all groups, each once.</summary>
    public int[] Collectors { get; }

    private static int[] Positions(IReadOnlyCollection<Topology.AdapterId> ids, Survey survey)
    {
        if (ids.Count == 0)
            return [];
        var positions = new List<int>(ids.Count);
        foreach (var id in ids)
            if (survey.Index.PositionOf(id) is >= 0 and var at)
                positions.Add(at);
        return [.. positions];
    }

    /// <summary>A destination group's members.</summary>
    internal sealed record Group(string Name, int[] Adapters);
}
