namespace WacMirror.Core.Reconciling;

/// <summary>A hint that something may have changed in a cluster: a key to look up, never a content to trust.</summary>
public abstract record ChangeSignal
{
    private ChangeSignal()
    {
    }

    /// <summary>Watching began, or began anew: whatever happened before went unnoticed, so everything is to be
    /// read.</summary>
    public sealed record Resync(string Node) : ChangeSignal;

    /// <summary>Something about a group of the cluster; a clustered machine is one.</summary>
    public sealed record Group(string Name) : ChangeSignal;

    /// <summary>Something about the cluster as a whole.</summary>
    public sealed record Cluster : ChangeSignal;

    /// <summary>Nobody watches until the next <see cref="Resync"/>.</summary>
    /// <param name="Node">The node that was, or was to be, watched.</param>
    /// <param name="Reason">Why; null when the node ended it without a word.</param>
    public sealed record Unwatched(string Node, NodeException? Reason) : ChangeSignal;
}
