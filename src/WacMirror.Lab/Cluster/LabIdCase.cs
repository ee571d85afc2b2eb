namespace WacMirror.Lab.Cluster;

/// <summary>How a node writes GUIDs in ids and paths. Readers compare without case.</summary>
public enum LabIdCase
{
    Upper,
    Lower,

    /// <summary>Upper in some classes and lower in others, so that one object's id differs from place to
    /// place.</summary>
    Mixed,
}
