namespace WacMirror.Core.Policies;

/// <summary>Whether a selector matches an adapter. The numbers sort: "or" is the greater of two, "and" the lesser.</summary>
public enum Match : byte
{
    No = 0,

    /// <summary>What would decide it cannot be known just now. The last membership stays.</summary>
    Unknown = 1,
    Yes = 2,
}
