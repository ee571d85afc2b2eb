using System.Globalization;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Keeps to the session that is known to work, unless somebody wants to try others.</summary>
internal static class SessionValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy, PolicyRules rules)
    {
        if (policy.Session != 0 && !rules.AllowsSessions)
            yield return new FieldError(
                "session",
                policy.Session.ToString(CultureInfo.InvariantCulture),
                "0; what others do on a real node is unproven, and experiments are not allowed here")
            {
                Kind = FieldErrorKinds.ExperimentalSession,
            };
    }
}
