using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>
/// Decides whether an object satisfies a condition. Logic is three-valued: a comparison with null is unknown, and
/// only what is certainly true is selected. A property that the class does not have makes the query invalid, as
/// <see cref="WqlCheck"/> finds before; inside an embedded object it is null, because those grow properties at run
/// time.
/// </summary>
/// <param name="isA">Whether the first class is, or derives from, the second.</param>
internal sealed class WqlEvaluator(Func<string, string, bool> isA)
{
    public bool Selects(WqlCondition? condition, CimObject row) =>
        condition is null || Evaluate(condition, row) == true;

    private bool? Evaluate(WqlCondition condition, CimObject row) => condition switch
    {
        WqlCondition.And and => Combine(and.Parts, row, false),
        WqlCondition.Or or => Combine(or.Parts, row, true),
        WqlCondition.Not not => !Evaluate(not.Part, row),
        WqlCondition.IsNull test => Find(test.Column, row).Value.AsItems.IsEmpty,
        WqlCondition.Like like => Find(like.Column, row).Value.AsText is { } text ? like.Pattern.Matches(text) : null,
        WqlCondition.IsA test => EvaluateIsA(test, row),
        WqlCondition.Compare compare => EvaluateCompare(Find(compare.Column, row), compare.Operator, compare.Literal),
        WqlCondition.CompareColumns both when Find(both.Right, row).Value.AsText is { } right => EvaluateCompare(
            Find(both.Left, row), both.Operator, new WqlLiteral(WqlLiteralKind.Text, right)),
        WqlCondition.CompareColumns => null,
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is not a condition."),
    };

    /// <summary>AND and OR in one: the deciding value wins, then unknown, then the other value.</summary>
    private bool? Combine(ImmutableArray<WqlCondition> parts, CimObject row, bool deciding)
    {
        bool? result = !deciding;
        foreach (var part in parts)
        {
            var value = Evaluate(part, row);
            if (value == deciding)
                return deciding;
            if (value is null)
                result = null;
        }
        return result;
    }

    private bool? EvaluateIsA(WqlCondition.IsA test, CimObject row)
    {
        if (test.Column.Path is [var only] && only.Equals(WqlColumn.This, StringComparison.OrdinalIgnoreCase))
            return isA(row.ClassName, test.ClassName);
        return Find(test.Column, row).Value is CimValue.Embedded embedded
            ? isA(embedded.Object.ClassName, test.ClassName)
            : null;
    }

    private static bool? EvaluateCompare(CimProperty property, WqlOperator comparison, WqlLiteral literal)
    {
        if (property.Value.AsText is not { } text
            || WqlComparison.Compare(property.Type, text, literal) is not { } order)
            return null;
        return comparison switch
        {
            WqlOperator.Equal => order == 0,
            WqlOperator.NotEqual => order != 0,
            WqlOperator.Less => order < 0,
            WqlOperator.LessOrEqual => order <= 0,
            WqlOperator.Greater => order > 0,
            WqlOperator.GreaterOrEqual => order >= 0,
            _ => throw new InvalidOperationException($"{comparison} is not an operator."),
        };
    }

    private static CimProperty Find(WqlColumn column, CimObject row)
    {
        var name = column.Path[0];
        if (name.Equals(WqlColumn.Class, StringComparison.OrdinalIgnoreCase))
            return new CimProperty(name, CimType.String, CimValue.Of(row.ClassName));
        var property = row.Find(name)
            ?? throw WqlFault.Of($"{row.ClassName} has no property {name}");
        foreach (var inner in column.Path.AsSpan()[1..])
        {
            property = (property.Value as CimValue.Embedded)?.Object.Find(inner)
                ?? new CimProperty(inner, CimType.String, CimValue.None);
        }
        return property;
    }
}
