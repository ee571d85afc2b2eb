namespace WacMirror.Core.Policies;

/// <summary>One thing that is wrong with what a person wrote.</summary>
/// <param name="Field">Where, as in <c>clusters[0].nodes[1].port</c>.</param>
/// <param name="Value">What stands there; null when nothing does, or when it could be a secret.</param>
/// <param name="Allowed">What may stand there.</param>
/// <param name="Line">Counted from 1; null when it did not come from a text.</param>
/// <param name="Column">Counted from 1, in characters; null as <paramref name="Line"/>.</param>
public sealed record FieldError(string Field, string? Value, string Allowed, int? Line = null, int? Column = null)
{
    /// <summary>What kind of mistake it is, for programs: lower-case words joined by '-'.</summary>
    public string Kind { get; init; } = "invalid-value";

    public override string ToString()
    {
        var place = Line is null ? string.Empty : $"line {Line}, column {Column}: ";
        var found = Value is null ? "cannot be used" : $"is '{Value}'";
        return $"{place}{Field} {found}; allowed is {Allowed}.";
    }
}
