namespace WacMirror.Core.Policies;

/// <summary>The kinds of mistakes in a policy, as <see cref="FieldError.Kind"/> has them.</summary>
public static class FieldErrorKinds
{
    // Of the text.
    public const string NotJson = "not-json";
    public const string TooLong = "too-long";
    public const string TooDeep = "too-deep";
    public const string TooManyErrors = "too-many-errors";

    // Of the form.
    public const string UnknownField = "unknown-field";
    public const string DuplicateField = "duplicate-field";
    public const string MissingField = "missing-field";
    public const string WrongType = "wrong-type";
    public const string InvalidValue = "invalid-value";
    public const string OutOfRange = "out-of-range";

    // Of what it says.
    public const string EmptySelector = "empty-selector";
    public const string EmptyTerm = "empty-term";
    public const string NoDestinations = "no-destinations";
    public const string DuplicateName = "duplicate-name";
    public const string ReservedName = "reserved-name";
    public const string Contradiction = "contradiction";
    public const string ExperimentalSession = "experimental-session";
    public const string ExpiryInPast = "expiry-in-past";

    // Of what it meets.
    public const string Mismatch = "mismatch";
    public const string UnknownCluster = "unknown-cluster";
    public const string NameTaken = "name-taken";
    public const string OverlappingClaims = "overlapping-claims";
    public const string EmptyGroup = "empty-group";
    public const string WholeSwitch = "whole-switch";
}
