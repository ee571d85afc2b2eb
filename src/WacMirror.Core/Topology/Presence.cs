namespace WacMirror.Core.Topology;

/// <summary>Whether an adapter is in one place.</summary>
public enum Presence
{
    /// <summary>In one place, and staying there as far as anybody knows.</summary>
    AtRest,

    /// <summary>Its machine changes its node, or nodes and cluster do not agree yet where it is.</summary>
    Moving,

    /// <summary>Something else in the cluster has the same id, as a replica has; which of them is meant cannot be
    /// known.</summary>
    Duplicate,
}
