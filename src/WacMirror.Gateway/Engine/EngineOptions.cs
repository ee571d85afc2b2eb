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

    /// <summary>How often the cluster is asked who owns what while no event would tell of a change: two small queries to
    /// one node. Shorter costs that node more of them; longer shows a move later.</summary>
    public TimeSpan OwnerInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same while a subscription to the cluster's events is open. Shorter makes the events pointless; longer
    /// is how late a move shows when its event was lost.</summary>
    public TimeSpan WatchedOwnerInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same after every node has said that it is in no failover cluster. Shorter asks for what will hardly
    /// change; longer shows a cluster that was made just now that much later.</summary>
    public TimeSpan NoClusterInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the question who owns what waits after an event, for the events that come with it. Shorter asks
    /// once for each of them; longer shows a move later.</summary>
    public TimeSpan EventPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait before watching for events anew after a mistake of ours ended it. Shorter fills the log;
    /// longer leaves changes to the timed question for that time.</summary>
    public TimeSpan WatchRestart { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long looking up which machines the cluster's groups are may take, and how long until what was not
    /// found is looked up again. Shorter breaks off on large clusters (20 ms a machine); longer leaves machines told
    /// apart by name alone.</summary>
    public TimeSpan IdentifyInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often machines are read again on which nodes and cluster do not agree. Shorter presses on nodes that
    /// are busy with the move; longer shows the end of it later.</summary>
    public TimeSpan DisputeInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often guests are asked for their addresses. Shorter costs each node a slow query for what hardly
    /// changes; longer shows a new address later.</summary>
    public TimeSpan AddressInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The same after machines came, went or started. Shorter asks before the guest has an address; longer
    /// shows the machine without one.</summary>
    public TimeSpan AddressPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one node's answer about addresses may take. Shorter never gets one from large nodes; longer
    /// keeps an operation open on a node that will not answer.</summary>
    public TimeSpan AddressDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long readings are collected before they are shown together. Shorter composes the whole cluster anew
    /// for each node; longer is seen as sluggishness.</summary>
    public TimeSpan PublishPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long one node may take to say who owns what before another is asked. Shorter gives up on a busy
    /// node; longer lets a hung one hide moves.</summary>
    public TimeSpan OwnerDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a node is read whole though nothing seems to have changed. Shorter costs each node a full
    /// read; longer leaves a change that no event tells of, such as a
    /// role that another tool set, unseen.</summary>
    public TimeSpan ResyncInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one full read of a node may take. Shorter fails large nodes; longer keeps a dead one
    /// looking as if it were still being read.</summary>
    public TimeSpan ReadDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many nodes are written to at once. Fewer makes a cluster-wide change slow; more opens as many
    /// connections and jobs at the same moment.</summary>
    public int WritingNodes { get; init; } = 32;

    /// <summary>How old a plan may become though nothing seems to have changed. Shorter plans for nothing; longer leaves
    /// what time alone decides, such as the end of a repair limit, that much later.</summary>
    public TimeSpan PlanInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the affinity rules are read while a policy is about them. Shorter asks one node more often;
    /// longer leaves a rule that somebody changed unseen.</summary>
    public TimeSpan AffinityInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long whoever sets a role by hand waits for the first attempt. Shorter answers "pending" for a node that
    /// is merely busy; longer keeps whoever clicked waiting.</summary>
    public TimeSpan HandPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a role change may take to begin. Once it has begun, the session's deadlines and the wait for
    /// its job bound it, and it is not given up. Shorter refuses a busy node; longer keeps whoever clicked waiting
    /// for one that is gone.</summary>
    public TimeSpan WriteDeadline { get; init; } = TimeSpan.FromSeconds(30);
}
