using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Follows associations from one object.</summary>
internal static class AssociationSelection
{
    /// <exception cref="CimFault">A class that the question names does not exist.</exception>
    public static ImmutableArray<Row> Of(
        ClassCatalog classes, string ns, AssociationQuery query, CancellationToken ct)
    {
        var associations = query.AssociationClass is { } name ? classes.Family(ns, name) : classes.All(ns);
        if (query.ResultClass is { } result)
            classes.Family(ns, result);
        var found = ImmutableArray.CreateBuilder<Row>();
        foreach (var association in associations.Where(IsAssociation))
            foreach (var link in association.Instances())
            {
                ct.ThrowIfCancellationRequested();
                if (!Leads(link, query))
                    continue;
                if (query.WantsLinks)
                    found.Add(new Row(association, link));
                else
                    found.AddRange(Ends(classes, ns, link, query, ct));
            }
        return found.ToImmutable();
    }

    private static bool IsAssociation(CimClass served) =>
        served.Declaration?.Properties.Count(property => property.Type == CimType.Reference) >= 2;

    private static bool Leads(CimObject link, AssociationQuery query) => link.Properties.Any(
        property => property.Value is CimValue.Reference reference
            && IsAskedFor(query.Role, property.Name)
            && reference.Path.Equals(query.Source));

    private static IEnumerable<Row> Ends(
        ClassCatalog classes, string ns, CimObject link, AssociationQuery query, CancellationToken ct)
    {
        foreach (var property in link.Properties)
            if (property.Value is CimValue.Reference { Path: var path }
                && IsAskedFor(query.ResultRole, property.Name)
                && !path.Equals(query.Source)
                && (query.ResultClass is null || classes.IsA(ns, path.ClassName, query.ResultClass)))
                yield return RowSelection.One(
                    classes.Find(ns, path.ClassName),
                    [.. path.Keys.Select(key => new Selector(key.Name, CimValue.Of(key.Value)))],
                    true,
                    ct);
    }

    private static bool IsAskedFor(string? role, string property) =>
        role is null || role.Equals(property, StringComparison.OrdinalIgnoreCase);
}
