namespace WacMirror.Core.Policies.Checks;

/// <summary>Copies must have somewhere to go now; a group that is empty later is a finding.</summary>
internal static class EmptyGroupValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy, PolicyMembers members)
    {
        for (var at = 0; at < policy.Destinations.Length; at++)
            if (members.Destinations[policy.Destinations[at].Name].IsEmpty)
                yield return new FieldError(
                    PolicyPaths.Group(policy, at), policy.Destinations[at].Name, "a selector that matches an adapter now")
                {
                    Kind = FieldErrorKinds.EmptyGroup,
                };
    }
}
