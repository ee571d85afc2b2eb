namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What becomes of an adopted role when its policy ends.</summary>
public enum AdoptRelease
{
    /// <summary>It stays as it was found.</summary>
    LeaveAsFound,

    /// <summary>It becomes None.</summary>
    SetNone,
}
