namespace WacMirror.Core.Ledger;

/// <summary>How a row ended.</summary>
public enum ReleaseOutcome
{
    /// <summary>What was there before is there again.</summary>
    Restored,

    /// <summary>Nothing was ever written under it.</summary>
    NeverWritten,

    /// <summary>Somebody else changed it meanwhile, and it was left.</summary>
    LeftToStranger,

    /// <summary>It was adopted, and is left as it was found.</summary>
    LeftAsFound,
}
