namespace WacMirror.Core.Planning;

/// <summary>Why a step is taken.</summary>
public enum StepReason
{
    /// <summary>A policy wants it, and it was not ours.</summary>
    Apply,

    /// <summary>It is ours, and a policy wants another value now.</summary>
    Change,

    /// <summary>It is ours, and somebody else changed it.</summary>
    Repair,

    /// <summary>No policy wants it any more.</summary>
    Restore,
}
