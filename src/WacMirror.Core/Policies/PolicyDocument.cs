using System.Collections.Immutable;
using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies;

/// <summary>A policy as a person writes it in JSON. Comments are fine; members that nobody knows are not. What
/// <see cref="Write"/> writes is read as the same policy.</summary>
public static class PolicyDocument
{
    /// <summary>In characters. Shorter would refuse a policy that names a thousand machines; longer only feeds
    /// mistakes.</summary>
    public const int MaxLength = 256 * 1024;

    /// <exception cref="PolicyRefusedException">With everything that is wrong, each with its line and column.</exception>
    public static MirrorPolicy Read(string text, PolicyPlace place, DateTimeOffset now, PolicyRules? rules = null)
    {
        var (policy, errors) = Examine(text, place, now, rules);
        return policy is not null && errors.IsEmpty ? policy : throw new PolicyRefusedException(errors);
    }

    /// <summary>As <see cref="Read"/>, for who wants to know more of what is wrong.</summary>
    /// <param name="text">The document.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="now">The time, from which <c>expiresIn</c> counts.</param>
    /// <param name="rules">What it may ask for.</param>
    public static PolicyReading Examine(
        string text, PolicyPlace place, DateTimeOffset now, PolicyRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        if (text.Length > MaxLength)
            return Nothing(new FieldError("document", $"{text.Length} characters", $"up to {MaxLength} characters", 1, 1)
            {
                Kind = FieldErrorKinds.TooLong,
            });
        try
        {
            return new DocumentReading(DocumentParser.Parse(text)).Read(place, now, rules ?? PolicyRules.Default);
        }
        catch (PolicyRefusedException refused)
        {
            return new PolicyReading(null, refused.Errors);
        }
    }

    /// <summary>For people: indented, every member that has a value, always in the same order.</summary>
    public static string Write(MirrorPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyWriter.Write(policy, isStored: false);
    }

    /// <summary>Errors found elsewhere, with the lines and columns where their fields stand in the document.</summary>
    /// <param name="text">A document that can be read.</param>
    /// <param name="errors">Errors without a place.</param>
    public static ImmutableArray<FieldError> Placed(string text, IEnumerable<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = new FieldPlaces(DocumentParser.Parse(text));
        return [.. errors.Select(places.Place)];
    }

    private static PolicyReading Nothing(FieldError error) => new(null, [error]);
}
