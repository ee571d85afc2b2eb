using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Holds what a policy is called, and why it exists, to what can be shown.</summary>
internal static class NameValidator
{
    /// <summary>What the names of policies made by hand begin with.</summary>
    public const string HandPrefix = "hand:";

    public static IEnumerable<FieldError> Check(MirrorPolicy policy)
    {
        if (!TextRules.IsName(policy.Name, FieldRules.MaxName))
            yield return new FieldError("name", DocumentNode.Short(policy.Name), FieldRules.Name)
            {
                Kind = FieldErrorKinds.InvalidValue,
            };
        else if (policy.Origin != PolicyOrigin.Hand
            && policy.Name.StartsWith(HandPrefix, StringComparison.OrdinalIgnoreCase))
            yield return new FieldError(
                "name", DocumentNode.Short(policy.Name), $"a name that does not begin with '{HandPrefix}'")
            {
                Kind = FieldErrorKinds.ReservedName,
            };
        if (policy.Reason is { } reason && !TextRules.IsText(reason, FieldRules.MaxReason))
            yield return new FieldError("reason", DocumentNode.Short(reason), FieldRules.Reason)
            {
                Kind = FieldErrorKinds.InvalidValue,
            };
    }
}
