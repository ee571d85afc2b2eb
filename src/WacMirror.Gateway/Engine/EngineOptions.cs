namespace WacMirror.Gateway.Engine;

/// <summary>The rhythm of a cluster engine.</summary>
public sealed record EngineOptions
{
    /// <summary>How often the counters are read. Shorter loads the nodes for numbers nobody can read that fast;
    /// longer makes "live" untrue.</summary>
    public TimeSpan SampleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one round of readings waits for its slowest node before the others' numbers go out.
    /// Shorter drops healthy nodes from the round; longer lets one slow node hold up the rest.</summary>
    public TimeSpan SampleDeadline { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the cluster is asked who owns what: three small queries to one node. Shorter costs that node
    /// more of them; longer shows a move later.</summary>
    public TimeSpan OwnerInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one node may take to say who owns what before another is asked. Shorter gives up on a busy
    /// node; longer lets a hung one hide moves.</summary>
    public TimeSpan OwnerDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a node is read whole though nothing seems to have changed. Shorter costs each node a full
    /// read; longer leaves a change that no event told of unseen.</summary>
    public TimeSpan ResyncInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one full read of a node may take. Shorter fails large nodes; longer keeps a dead one
    /// looking as if it were still being read.</summary>
    public TimeSpan ReadDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a role change may take to begin. Once it has begun, the session's deadlines and the wait for
    /// its job bound it, and it is not given up. Shorter refuses a busy node; longer keeps whoever clicked waiting
    /// for one that is gone.</summary>
    public TimeSpan WriteDeadline { get; init; } = TimeSpan.FromSeconds(30);
}
