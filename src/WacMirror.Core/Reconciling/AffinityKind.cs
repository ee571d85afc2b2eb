namespace WacMirror.Core.Reconciling;

/// <summary>What an affinity rule asks of its groups. The numbers are those of <c>MSCluster_AffinityRule.RuleType</c>.</summary>
public enum AffinityKind
{
    SameFaultDomain = 1,
    SameNode = 2,
    DifferentFaultDomain = 3,
    DifferentNode = 4,
}
