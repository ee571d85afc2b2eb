using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>The classes of one node, found by name and by what they derive from. Immutable.</summary>
internal sealed class ClassCatalog
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Entry>> namespaces;

    /// <exception cref="ArgumentException">Two classes of one namespace have the same name.</exception>
    public ClassCatalog(IReadOnlyList<CimClass> classes) =>
        namespaces = classes
            .GroupBy(served => served.Namespace, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, Entries, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CimFault">There is no such namespace or class.</exception>
    public CimClass Find(string ns, string className) =>
        EntryOf(ns, className).Class ?? throw UnknownClass(ns, className);

    /// <summary>The class and all that derive from it. The name may be that of a base that is itself not
    /// served.</summary>
    /// <exception cref="CimFault">There is no such namespace or class.</exception>
    public ImmutableArray<CimClass> Family(string ns, string className) => EntryOf(ns, className).Family;

    /// <summary>Every class of the namespace.</summary>
    /// <exception cref="CimFault">There is no such namespace.</exception>
    public ImmutableArray<CimClass> All(string ns) =>
        namespaces.TryGetValue(ns, out var entries)
            ? [.. entries.Values.Select(entry => entry.Class).OfType<CimClass>()]
            : throw UnknownNamespace(ns);

    /// <summary>Whether the first class is the second or derives from it.</summary>
    public bool IsA(string ns, string className, string ancestor)
    {
        if (className.Equals(ancestor, StringComparison.OrdinalIgnoreCase))
            return true;
        return namespaces.TryGetValue(ns, out var entries)
            && entries.TryGetValue(ancestor, out var entry)
            && entry.Family.Any(derived => derived.Name.Equals(className, StringComparison.OrdinalIgnoreCase));
    }

    private Entry EntryOf(string ns, string className)
    {
        if (!namespaces.TryGetValue(ns, out var entries))
            throw UnknownNamespace(ns);
        return entries.TryGetValue(className, out var entry) ? entry : throw UnknownClass(ns, className);
    }

    private static CimFault UnknownNamespace(string ns) =>
        new(CimFaultKind.InvalidNamespace, $"The namespace {ns} does not exist.");

    private static CimFault UnknownClass(string ns, string className) => new(
        CimFaultKind.InvalidClass, $"The class {className} does not exist in the {ns} namespace.");

    private static FrozenDictionary<string, Entry> Entries(IEnumerable<CimClass> classes)
    {
        var byName = classes.ToDictionary(served => served.Name, StringComparer.OrdinalIgnoreCase);
        return byName.Values
            .SelectMany(served => Ancestry(served, byName).Select(name => (name, served)))
            .GroupBy(pair => pair.name, pair => pair.served, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                family => family.Key,
                family => new Entry(byName.GetValueOrDefault(family.Key), [.. family]),
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The class's name and those of its bases, as far as the classes tell.</summary>
    private static HashSet<string> Ancestry(CimClass served, Dictionary<string, CimClass> byName)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? name = served.Name;
        while (name is not null && names.Add(name))
            name = byName.GetValueOrDefault(name)?.Base;
        return names;
    }

    private sealed record Entry(CimClass? Class, ImmutableArray<CimClass> Family);
}
