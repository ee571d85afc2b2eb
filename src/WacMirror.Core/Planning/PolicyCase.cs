using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>A policy with its members at their positions.</summary>
internal sealed class PolicyCase
{
    public PolicyCase(int number, ActivePolicy active, PlacedMembers placed, Survey survey, DateTimeOffset now)
    {
        Number = number;
        Policy = active.Policy;
        Members = placed.Members;
        IsInForce = active.IsInForce(now);
        Sources = placed.Sources;
        Groups = [.. placed.Groups.Select(group => new Group(group.Key, group.Value))];
        Collectors = Groups is [var only] ? only.Adapters : [.. Groups.SelectMany(group => group.Adapters).Distinct().Order()];
        WantedSources = active.Rollout?.Canary is { } canary
            ? [.. Sources.Where(at => survey.IdOf(at) == canary)]
            : Sources;
    }

    /// <summary>Its place among the cases, which are by id.</summary>
    public int Number { get; }

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

    /// <summary>A destination group's members.</summary>
    internal sealed record Group(string Name, int[] Adapters);
}
