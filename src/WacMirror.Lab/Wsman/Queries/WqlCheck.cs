namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Refuses a query that names a property which the class does not have, whatever its rows are and however
/// few of the condition's parts would have to be asked.</summary>
internal static class WqlCheck
{
    /// <exception cref="CimFault">The class has no such property.</exception>
    public static void Verify(WqlQuery query, string className, Func<string, bool> hasProperty)
    {
        foreach (var name in query.Columns.Concat(query.Condition is { } condition ? Properties(condition) : []))
            if (!hasProperty(name))
                throw WqlFault.Of($"{className} has no property {name}");
    }

    /// <summary>Whether a query reads a property: selects it, alone or among all, or asks for it.</summary>
    public static bool AsksFor(WqlQuery query, string property) =>
        query.Columns.IsEmpty
        || query.Columns.Contains(property, StringComparer.OrdinalIgnoreCase)
        || (query.Condition is { } condition
            && Properties(condition).Contains(property, StringComparer.OrdinalIgnoreCase));

    /// <summary>The class's own properties that a condition asks; those inside embedded objects come and
    /// go.</summary>
    private static IEnumerable<string> Properties(WqlCondition condition) => condition switch
    {
        WqlCondition.And and => and.Parts.SelectMany(Properties),
        WqlCondition.Or or => or.Parts.SelectMany(Properties),
        WqlCondition.Not not => Properties(not.Part),
        WqlCondition.IsA test => Is(test.Column, WqlColumn.This) ? [] : Property(test.Column),
        WqlCondition.IsNull test => Property(test.Column),
        WqlCondition.Like like => Property(like.Column),
        WqlCondition.Compare compare => Property(compare.Column),
        WqlCondition.CompareColumns both => Property(both.Left).Concat(Property(both.Right)),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is not a condition."),
    };

    private static IEnumerable<string> Property(WqlColumn column) =>
        Is(column, WqlColumn.Class) ? [] : [column.Path[0]];

    private static bool Is(WqlColumn column, string name) =>
        column.Path[0].Equals(name, StringComparison.OrdinalIgnoreCase);
}
