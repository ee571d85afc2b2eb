using System.Collections.Immutable;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Reads rows: all of a class, those of a query, or the one that selectors name.</summary>
internal static class RowSelection
{
    /// <summary>Every object of the class and of those that derive from it.</summary>
    public static ImmutableArray<Row> OfClass(
        ClassCatalog classes, string ns, string className, CancellationToken ct) =>
        [.. Rows(classes.Family(ns, className), RowHint.None, ct)];

    /// <exception cref="CimFault">The query names a class or property that is not there.</exception>
    public static ImmutableArray<Row> OfQuery(ClassCatalog classes, string ns, WqlQuery query, CancellationToken ct)
    {
        var family = classes.Family(ns, query.ClassName);
        foreach (var served in family)
            WqlCheck.Verify(query, served.Name, served.HasProperty);
        var evaluator = new WqlEvaluator((className, ancestor) => classes.IsA(ns, className, ancestor));
        var selected = ImmutableArray.CreateBuilder<Row>();
        foreach (var row in Rows(family, RowHints.Of(query.Condition), ct))
            if (evaluator.Selects(query.Condition, row.Object))
                selected.Add(row);
        return selected.ToImmutable();
    }

    /// <summary>What the query costs beyond the lab's own time.</summary>
    public static TimeSpan CostOf(ClassCatalog classes, string ns, WqlQuery query) =>
        classes.Family(ns, query.ClassName)
            .Aggregate(TimeSpan.Zero, (sum, served) => sum + served.CostOf(name => WqlCheck.AsksFor(query, name)));

    /// <summary>The object with these keys; <paramref name="all"/> asks for every key of the class.</summary>
    /// <exception cref="CimFault">A selector is no key, a key is missing, or there is no such object.</exception>
    public static Row One(CimClass served, IReadOnlyList<Selector> keys, bool all, CancellationToken ct)
    {
        foreach (var key in keys)
            if (!served.Keys.Contains(key.Name, StringComparer.OrdinalIgnoreCase))
                throw new CimFault(CimFaultKind.InvalidSelectors, $"{key.Name} is not a key of {served.Name}.");
        if (all && keys.DistinctBy(key => key.Name, StringComparer.OrdinalIgnoreCase).Count() < served.Keys.Length)
            throw new CimFault(
                CimFaultKind.InvalidSelectors,
                $"{served.Name} needs the selectors {string.Join(", ", served.Keys)}.");
        foreach (var row in Rows([served], RowHints.Of(keys), ct))
            if (row.Matches(keys))
                return row;
        throw new CimFault(
            CimFaultKind.DestinationUnreachable,
            $"No {served.Name} has the keys of the request: the object was not found.");
    }

    private static IEnumerable<Row> Rows(ImmutableArray<CimClass> family, RowHint hint, CancellationToken ct)
    {
        foreach (var served in family)
        {
            foreach (var instance in served.Instances(hint))
            {
                ct.ThrowIfCancellationRequested();
                yield return new Row(served, instance);
            }
        }
    }
}
