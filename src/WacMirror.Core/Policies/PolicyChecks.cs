using System.Collections.Immutable;
using WacMirror.Core.Policies.Checks;

namespace WacMirror.Core.Policies;

/// <summary>Says what is wrong with a policy: everything at once, fields by their place in the document.</summary>
public static class PolicyChecks
{
    /// <summary>What is wrong with it by itself.</summary>
    public static ImmutableArray<FieldError> Document(MirrorPolicy policy, DateTimeOffset now, PolicyRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. NameValidator.Check(policy),
            .. SelectorsValidator.Check(policy),
            .. GroupsValidator.Check(policy),
            .. SessionValidator.Check(policy, rules ?? PolicyRules.Default),
            .. ExpiryValidator.Check(policy, now),
            .. OptionsValidator.Check(policy),
        ];
    }

    /// <summary>What is wrong with it where it shall be in force. One that is switched off claims nothing and is held to
    /// its name and cluster only: undoing must never be refused.</summary>
    public static ImmutableArray<FieldError> Context(MirrorPolicy policy, PolicyContext context)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<FieldError> always =
            [.. ClusterValidator.Check(policy, context), .. NameTakenValidator.Check(policy, context)];
        if (!policy.IsEnabled)
            return always;
        var members = context.MembersOf(policy);
        return
        [
            .. always,
            .. EmptyGroupValidator.Check(policy, members),
            .. WholeSwitchValidator.Check(members, context),
            .. OverlapValidator.Check(policy, members, context),
        ];
    }
}
