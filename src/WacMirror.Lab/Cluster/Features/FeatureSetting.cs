using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>A setting attached to a connection: a value for every property of its kind. Immutable.</summary>
internal sealed record FeatureSetting(
    FeatureDefinition Definition, Guid Id, ImmutableDictionary<string, CimValue> Values)
{
    public ulong Number(string name) => AsNumber(Values[name]) ?? 0;

    public IEnumerable<ulong> Numbers(string name) => Values[name].AsItems.Select(item => AsNumber(item) ?? 0);

    public FeatureSetting With(string name, CimValue value) => this with { Values = Values.SetItem(name, value) };

    /// <summary>Takes over every property that the given instance states. What it leaves out or leaves null stays:
    /// a real provider ignores zero and false unless they are written.</summary>
    public FeatureSetting Taking(CimObject given)
    {
        var values = Values;
        foreach (var property in given.Properties)
            if (property.Value is not CimValue.Null && values.ContainsKey(property.Name))
                values = values.SetItem(property.Name, property.Value);
        return this with { Values = values };
    }

    private static ulong? AsNumber(CimValue value) =>
        ulong.TryParse(value.AsText, CultureInfo.InvariantCulture, out var number) ? number : null;
}
