using System.Collections.Frozen;
using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>A property as its class declares it.</summary>
internal sealed record PropertyShape(string Name, CimType Type, bool IsArray);

/// <summary>What Windows declares of a class: its base, its keys and all its properties, inherited ones
/// first.</summary>
internal sealed class ClassShape(
    string ns, string name, string? baseName, ImmutableArray<string> keys, ImmutableArray<PropertyShape> properties)
{
    private static readonly FrozenDictionary<string, ClassShape> Known = ClassShapes.Read();

    private readonly FrozenDictionary<string, int> places =
        properties.Select((property, index) => (property.Name, index))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.index, StringComparer.OrdinalIgnoreCase);

    // Records do not change, so every instance shares the properties that it leaves null.
    private readonly ImmutableArray<CimProperty> nulls =
        [.. properties.Select(item => new CimProperty(item.Name, item.Type, CimValue.None, item.IsArray))];

    public string Namespace { get; } = ns;

    public string Name { get; } = name;

    public string? Base { get; } = baseName;

    /// <summary>Every property without a value.</summary>
    public CimObject Declaration => new(Name, nulls);

    public ImmutableArray<string> Keys { get; } = keys;

    public ImmutableArray<PropertyShape> Properties { get; } = properties;

    /// <exception cref="ArgumentException">The lab has no such class.</exception>
    public static ClassShape Of(string name) =>
        Known.TryGetValue(name, out var shape)
            ? shape
            : throw new ArgumentException($"{name} is not among the lab's classes.", nameof(name));

    public bool HasProperty(string property) => places.ContainsKey(property);

    /// <summary>An instance with every property of the class; those not given are null.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    public CimObject Create(params IEnumerable<(string Name, CimValue Value)> values) => Create(nulls, values);

    /// <summary>An instance that begins as a copy of another.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    public CimObject Create(
        ImmutableArray<CimProperty> initial, IEnumerable<(string Name, CimValue Value)> values)
    {
        var instance = initial.ToArray();
        foreach (var (name, value) in values)
        {
            if (!places.TryGetValue(name, out var place))
                throw new ArgumentException($"{Name} has no property {name}.", nameof(values));
            var declared = Properties[place];
            instance[place] = new CimProperty(declared.Name, declared.Type, value, declared.IsArray);
        }
        return new CimObject(Name, instance, PathOf(instance));
    }

    /// <summary>Why a value does not fit the property's type, or null when it does.</summary>
    public string? Refusal(string property, CimValue value)
    {
        if (!places.TryGetValue(property, out var place))
            return $"{Name} has no property {property}.";
        var wanted = Properties[place];
        if (!wanted.IsArray && value is CimValue.List)
            return $"{property} is an array.";
        return value.AsItems.Any(item => !CimTypes.Fits(wanted.Type, item.AsText))
            ? $"{property} is not of the type {wanted.Type}."
            : null;
    }

    private CimPath PathOf(CimProperty[] instance) => new(
        Namespace,
        Name,
        [.. Keys.Select(key => new CimKey(key, instance[places[key]].Value.AsText ?? string.Empty))]);
}
