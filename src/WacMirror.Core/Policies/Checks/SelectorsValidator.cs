using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Holds selectors to terms that ask for something.</summary>
internal static class SelectorsValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy)
    {
        // A policy made by hand has one side.
        var isOneSided = policy.Origin == PolicyOrigin.Hand && !policy.Destinations.IsEmpty;
        var errors = isOneSided && policy.Sources == Selector.Nothing ? [] : Check(policy.Sources, PolicyPaths.Sources);
        for (var at = 0; at < policy.Destinations.Length; at++)
            errors = errors.Concat(Check(policy.Destinations[at].Selector, PolicyPaths.Group(policy, at)));
        return errors;
    }

    private static IEnumerable<FieldError> Check(Selector selector, string path)
    {
        if (selector.Any.IsEmpty)
            yield return new FieldError($"{path}.any", null, FieldRules.Any) { Kind = FieldErrorKinds.EmptySelector };
        foreach (var error in Check(selector.Any, $"{path}.any").Concat(Check(selector.Not, $"{path}.not")))
            yield return error;
    }

    private static IEnumerable<FieldError> Check(ImmutableArray<SelectorTerm> terms, string path)
    {
        if (terms.Length > FieldRules.MaxTerms)
            yield return new FieldError(path, $"{terms.Length} terms", FieldRules.Any)
            {
                Kind = FieldErrorKinds.OutOfRange,
            };
        for (var at = 0; at < terms.Length; at++)
            foreach (var error in TermValidator.Check(
                terms[at], string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]")))
                yield return error;
    }
}
