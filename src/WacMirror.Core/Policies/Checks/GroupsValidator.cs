using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Holds destination groups to names, each once.</summary>
internal static class GroupsValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy)
    {
        var groups = policy.Destinations;
        if (groups.IsEmpty && !(policy.Origin == PolicyOrigin.Hand && policy.Sources != Selector.Nothing))
            yield return new FieldError(PolicyPaths.Destinations, null, FieldRules.Destinations)
            {
                Kind = FieldErrorKinds.NoDestinations,
            };
        if (groups.Length > FieldRules.MaxGroups)
            yield return new FieldError(PolicyPaths.Destinations, $"{groups.Length} groups", FieldRules.Destinations)
            {
                Kind = FieldErrorKinds.OutOfRange,
            };
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < groups.Length; at++)
        {
            var (name, field) = (groups[at].Name, $"{PolicyPaths.Group(policy, at)}.name");
            if (!TextRules.IsName(name, FieldRules.MaxName))
                yield return new FieldError(field, DocumentNode.Short(name), FieldRules.Name)
                {
                    Kind = FieldErrorKinds.InvalidValue,
                };
            else if (!names.Add(name))
                yield return new FieldError(field, name, "a name that no other group of the policy has")
                {
                    Kind = FieldErrorKinds.DuplicateName,
                };
        }
    }
}
