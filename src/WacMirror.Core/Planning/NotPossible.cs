namespace WacMirror.Core.Planning;

/// <summary>What a cluster cannot do, as the detail of a finding names it.</summary>
public static class NotPossible
{
    /// <summary>The switch has no capture extension that can be switched.</summary>
    public const string Capture = "capture";

    /// <summary>There is no failover cluster, its rules are not known, or it has none.</summary>
    public const string Affinity = "affinity";

    /// <summary>No source, or no collector, is a clustered machine, so no rule can hold them together.</summary>
    public const string Unclustered = "unclustered";

    /// <summary>The adapter has a role that is not known, and is left alone.</summary>
    public const string Role = "role";
}
