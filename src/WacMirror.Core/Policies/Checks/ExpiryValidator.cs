using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies.Checks;

/// <summary>A policy that is on must have time left.</summary>
internal static class ExpiryValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy, DateTimeOffset now)
    {
        if (policy.IsEnabled && policy.ExpiresAt is { } end && end <= now)
            yield return new FieldError("expiresAt", FieldRules.Write(end), $"a time after {FieldRules.Write(now)}")
            {
                Kind = FieldErrorKinds.ExpiryInPast,
            };
    }
}
