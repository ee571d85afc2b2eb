using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>One term of a selector as the soak writes it. What is null asks nothing.</summary>
internal sealed record SoakTerm
{
    public string? Vm { get; init; }

    public string? Adapter { get; init; }

    public string? AdapterId { get; init; }

    /// <summary>vm, management or uplink.</summary>
    public string? Kind { get; init; }

    public string? Switch { get; init; }

    public string? Node { get; init; }

    /// <summary>From and to.</summary>
    public (int First, int Last)? Vlan { get; init; }

    public string? Tag { get; init; }

    /// <summary>running or off.</summary>
    public string? State { get; init; }
}

/// <summary>Which adapters.</summary>
internal sealed record SoakSelector(ImmutableArray<SoakTerm> Any, ImmutableArray<SoakTerm> Not)
{
    public static SoakSelector Nothing { get; } = new([], []);
}

/// <summary>A policy as the soak knows it to be stored.</summary>
internal sealed record SoakPolicy(Guid Id, string Name, SoakSelector Sources, ImmutableArray<SoakSelector> Groups)
{
    public int Session { get; init; }

    public bool IsEnforced { get; init; } = true;

    public bool IsOnDemand { get; init; }

    public bool ManagesTrunk { get; init; }

    public bool ManagesCapture { get; init; }

    /// <summary>Whether an affinity rule keeps its sources' and collectors' machines together.</summary>
    public bool HoldsTogether { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The only source that is set for now; null when it is all of them.</summary>
    public string? Canary { get; init; }

    public bool IsEnabled { get; init; } = true;

    public bool IsHand { get; init; }

    public long Revision { get; init; }
}
