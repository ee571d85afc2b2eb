namespace WacMirror.Core.Policies.Checks;

/// <summary>No two policies of a cluster have the same name.</summary>
internal static class NameTakenValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy, PolicyContext context)
    {
        if (context.Others.Any(other =>
            other.Id != policy.Id && other.Name.Equals(policy.Name, StringComparison.OrdinalIgnoreCase)))
            yield return new FieldError("name", policy.Name, "a name that no other policy of the cluster has")
            {
                Kind = FieldErrorKinds.NameTaken,
            };
    }
}
