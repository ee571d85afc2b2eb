namespace WacMirror.Core.Policies;

/// <summary>Which of a policy's collectors are destinations.</summary>
public enum CollectorMode
{
    /// <summary>All of them, always.</summary>
    All,

    /// <summary>Those on a switch of a node where a source of the policy is; the others stand by.</summary>
    OnDemand,
}
