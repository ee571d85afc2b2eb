using System.Collections.Immutable;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Finds out what a request says about one property of all its rows.</summary>
internal static class RowHints
{
    /// <summary>From a condition: <c>Column = 'text'</c>, several of these joined by OR, <c>Column LIKE</c>,
    /// <c>Column &lt;&gt; number</c>, or one of them among parts joined by AND.</summary>
    public static RowHint Of(WqlCondition? condition) => TryOf(condition) ?? RowHint.None;

    /// <summary>From keys; one that is a reference tells nothing.</summary>
    public static RowHint Of(IReadOnlyList<Selector> keys) =>
        keys is [{ Value.AsText: { } text } key, ..] ? RowHint.Of(key.Name, [text]) : RowHint.None;

    private static RowHint? TryOf(WqlCondition? condition) => condition switch
    {
        WqlCondition.And and => and.Parts.Select(TryOf).FirstOrDefault(hint => hint is not null),
        WqlCondition.Or or => OfAlternatives(or.Parts),
        WqlCondition.Like { Column.Path: [var name] } like => RowHint.Of(name, like.Pattern.Matches),
        WqlCondition.Compare
        {
            Operator: WqlOperator.NotEqual, Column.Path: [var name], Literal: { Kind: WqlLiteralKind.Number } number
        } => RowHint.Of(name, value => value != number.Text),
        WqlCondition.Compare compare => OfAlternatives([compare]),
        _ => null,
    };

    private static RowHint? OfAlternatives(ImmutableArray<WqlCondition> parts)
    {
        var values = new List<string>(parts.Length);
        string? name = null;
        foreach (var part in parts)
        {
            if (part is not WqlCondition.Compare
                {
                    Operator: WqlOperator.Equal, Column.Path: [var column], Literal: { Kind: WqlLiteralKind.Text } text
                }
                || (name is not null && !name.Equals(column, StringComparison.OrdinalIgnoreCase)))
                return null;
            name = column;
            values.Add(text.Text);
        }
        return name is null ? null : RowHint.Of(name, values);
    }
}
