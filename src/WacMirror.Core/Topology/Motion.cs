using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What is not in one place: machines by their id, switches by theirs.</summary>
public sealed record Motion
{
    /// <summary>How long two nodes must go on showing the same machine before that is a duplicate. Shorter, and a
    /// migration whose source is slow to clean up is called a duplicate; longer, and a replica is said to be moving
    /// for that time. Either way nothing is changed on it.</summary>
    public static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long the cluster's record may contradict the nodes before what the nodes show is taken as it is.
    /// Shorter, and a slow failover loses its machine from the list for a while; longer, and a wrong record keeps a
    /// machine from being configured, or a deleted one on screen, for that time.</summary>
    public static readonly TimeSpan PatienceWithRecord = TimeSpan.FromMinutes(2);

    public static Motion None { get; } = new();

    /// <summary>Machines on their way. Nothing is to be changed on them; where they are shows later.</summary>
    public ImmutableHashSet<Guid> Moving { get; init; } = [];

    /// <summary>Those of them where the readings disagree with each other or with the cluster, so that reading again
    /// helps. The others only wait for the cluster.</summary>
    public ImmutableHashSet<Guid> Disputed { get; init; } = [];

    /// <summary>The same id at rest on two nodes. Nothing is ever changed on either.</summary>
    public ImmutableHashSet<Guid> Duplicates { get; init; } = [];

    /// <summary>Since when each has been seen on more than one node.</summary>
    internal ImmutableDictionary<Guid, DateTimeOffset> TogetherSince { get; init; } =
        ImmutableDictionary<Guid, DateTimeOffset>.Empty;

    /// <summary>Since when each has not been where the cluster says it is.</summary>
    internal ImmutableDictionary<Guid, DateTimeOffset> AstraySince { get; init; } =
        ImmutableDictionary<Guid, DateTimeOffset>.Empty;

    public Presence Of(Guid owner) =>
        Duplicates.Contains(owner) ? Presence.Duplicate
        : Moving.Contains(owner) ? Presence.Moving
        : Presence.AtRest;
}
