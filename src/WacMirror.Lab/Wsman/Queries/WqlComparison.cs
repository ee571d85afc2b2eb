using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Compares a property's value with a constant by the property's type: numbers as numbers, dates as points
/// in time, booleans as such, everything else as text without case.</summary>
internal static class WqlComparison
{
    /// <summary>Below, at or above zero as the value is less than, equal to or greater than the constant; null when
    /// the two cannot be compared.</summary>
    public static int? Compare(CimType? type, string value, WqlLiteral literal) => type switch
    {
        CimType.Boolean => Compare(AsBoolean(value), AsBoolean(literal.Text)),
        CimType.DateTime => CompareDates(value, literal.Text),
        null or CimType.String or CimType.Char16 or CimType.Reference or CimType.Instance =>
            literal.Kind == WqlLiteralKind.Number && CompareNumbers(value, literal.Text) is { } order
                ? order
                : string.Compare(value, literal.Text, StringComparison.OrdinalIgnoreCase),
        _ => CompareNumbers(value, literal.Kind == WqlLiteralKind.Boolean ? AsNumber(literal.Text) : literal.Text),
    };

    private static int? Compare(bool? value, bool? literal) =>
        value is { } left && literal is { } right ? left.CompareTo(right) : null;

    private static int? CompareDates(string value, string literal) =>
        CimDatetimeText.TryPoint(value, out var left) && CimDatetimeText.TryPoint(literal, out var right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(value, literal);

    // uint64 does not fit into a double without loss; a decimal holds it.
    private static int? CompareNumbers(string value, string literal)
    {
        if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var right))
            return left.CompareTo(right);
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var leftReal)
            && double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var rightReal)
                ? leftReal.CompareTo(rightReal)
                : null;
    }

    private static bool? AsBoolean(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "-1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static string AsNumber(string boolean) => boolean == "true" ? "1" : "0";
}
