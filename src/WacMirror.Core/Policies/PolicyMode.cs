namespace WacMirror.Core.Policies;

/// <summary>What a policy does about what it finds.</summary>
public enum PolicyMode
{
    /// <summary>Writes nothing; says what is missing and whether copies arrive.</summary>
    Observe,

    /// <summary>Sets what is wanted and repairs what others change.</summary>
    Enforce,
}
