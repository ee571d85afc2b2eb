using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies.Checks;

/// <summary>A policy belongs to the cluster where it is stored.</summary>
internal static class ClusterValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy, PolicyContext context)
    {
        if (policy.Cluster != context.Cluster)
            yield return new FieldError("cluster", DocumentNode.Short(policy.Cluster), $"'{context.Cluster}'")
            {
                Kind = FieldErrorKinds.UnknownCluster,
            };
    }
}
