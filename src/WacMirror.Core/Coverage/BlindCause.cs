namespace WacMirror.Core.Coverage;

/// <summary>What made a source blind.</summary>
public enum BlindCauseKind
{
    /// <summary>It was so when the watching began, or nobody saw why.</summary>
    Unseen,

    /// <summary>The source moved to another node.</summary>
    SourceMoved,

    /// <summary>The last collector left the source's node.</summary>
    CollectorMoved,

    /// <summary>A role was changed by somebody else.</summary>
    RoleChanged,

    /// <summary>The policy was changed, or a new source appeared.</summary>
    PolicyChanged,

    /// <summary>A collector's machine stopped, or its adapter went.</summary>
    CollectorStopped,

    /// <summary>Anything else of the surroundings: VLAN, offload, extension, connection.</summary>
    SurroundingsChanged,
}

/// <summary>What made a source blind, where and when from.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">The node that the mover left; null where nothing moved.</param>
/// <param name="To">The node that it came to; null where nothing moved, or it went.</param>
public sealed record BlindCause(BlindCauseKind Kind, string? From = null, string? To = null);
