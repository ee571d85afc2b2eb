namespace WacMirror.Core.Policies;

/// <summary>Whether a policy keeps its collector on its sources' node by an affinity rule of the failover cluster.</summary>
public enum Colocation
{
    Off,

    /// <summary>Says which rule would do it, and makes none.</summary>
    Propose,

    /// <summary>Makes the rule, keeps it, and takes it away when the policy ends.</summary>
    Hold,
}
