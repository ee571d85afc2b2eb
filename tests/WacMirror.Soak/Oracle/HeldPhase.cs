namespace WacMirror.Soak.Oracle;

/// <summary>How far WacMirror is with one setting.</summary>
internal enum HeldPhase
{
    /// <summary>Nothing there is its own.</summary>
    Free,

    /// <summary>Its first value is written, and whether it knows that is not certain.</summary>
    Applying,

    /// <summary>What is applied is its own.</summary>
    Held,

    /// <summary>What was there before is back, and whether it knows that is not certain.</summary>
    Restoring,
}
