namespace WacMirror.Core.Policies;

/// <summary>How a policy came to be.</summary>
public enum PolicyOrigin
{
    /// <summary>Somebody wrote it as a document.</summary>
    Document,

    /// <summary>Somebody set the role of one adapter.</summary>
    Hand,
}
