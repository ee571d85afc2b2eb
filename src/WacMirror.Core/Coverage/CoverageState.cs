namespace WacMirror.Core.Coverage;

/// <summary>Whether a source's frames are copied to where its policy wants them. In the order in which they are decided:
/// the first that applies.</summary>
public enum CoverageState
{
    /// <summary>The node is silent, or what it said is old.</summary>
    Unknown,

    /// <summary>Selected, but the adapter is gone or its machine is off.</summary>
    Missing,

    /// <summary>Its machine is on its way.</summary>
    Moving,

    /// <summary>No copy reaches a collector of at least one group; see <see cref="BlindReason"/>.</summary>
    Blind,

    /// <summary>A role is not what is wanted.</summary>
    Drifted,

    /// <summary>Copies are possible, and the counters agree that they arrive.</summary>
    Flowing,

    /// <summary>Copies are possible; there is no traffic to judge by.</summary>
    Covered,
}
