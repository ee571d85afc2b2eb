using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Cim;

/// <summary>
/// An instance of a CIM class. Property names compare without case; a property that is not there reads as
/// null, because real providers leave out what is empty. Immutable, safe on any thread.
/// </summary>
public sealed class CimObject(string className, ImmutableArray<CimProperty> properties, CimPath? path = null)
{
    public CimObject(string className, IEnumerable<CimProperty> properties, CimPath? path = null)
        : this(className, properties.ToImmutableArray(), path)
    {
    }

    /// <summary>The class; empty when a column list made the server answer with a bare fragment.</summary>
    public string ClassName { get; } = className;

    public ImmutableArray<CimProperty> Properties { get; } = properties;

    /// <summary>Where the object lives, when the answer carried an endpoint reference.</summary>
    public CimPath? Path { get; } = path;

    public CimValue this[string name] => Find(name)?.Value ?? CimValue.None;

    public CimProperty? Find(string name)
    {
        foreach (var property in Properties)
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property;
        return null;
    }

    public string? Text(string name) => this[name].AsText;

    public ImmutableArray<string> Texts(string name) =>
        [.. this[name].AsItems.Select(item => item.AsText).OfType<string>()];

    public bool? Boolean(string name) => this[name].AsText switch
    {
        null => null,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" => false,
        var text => throw Malformed(name, text, "a boolean"),
    };

    /// <summary>An unsigned number of any width.</summary>
    /// <exception cref="CimFormatException">The text is not such a number.</exception>
    public ulong? UInt64(string name) => this[name].AsText switch
    {
        null => null,
        var text when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw Malformed(name, text, "an unsigned number"),
    };

    /// <inheritdoc cref="UInt64"/>
    public uint? UInt32(string name) => UInt64(name) switch
    {
        null => null,
        <= uint.MaxValue and var number => (uint)number,
        var number => throw Malformed(name, number.ToString()!, "a 32-bit number"),
    };

    /// <inheritdoc cref="UInt64"/>
    public ushort? UInt16(string name) => UInt64(name) switch
    {
        null => null,
        <= ushort.MaxValue and var number => (ushort)number,
        var number => throw Malformed(name, number.ToString()!, "a 16-bit number"),
    };

    /// <inheritdoc cref="UInt64"/>
    public byte? UInt8(string name) => UInt64(name) switch
    {
        null => null,
        <= byte.MaxValue and var number => (byte)number,
        var number => throw Malformed(name, number.ToString()!, "an 8-bit number"),
    };

    /// <summary>The same object with one property set; the type of an existing property is kept.</summary>
    public CimObject With(string name, CimType type, CimValue value)
    {
        var existing = Find(name);
        var changed = existing is null
            ? Properties.Add(new CimProperty(name, type, value, value is CimValue.List))
            : Properties.Replace(existing, existing with { Value = value, Type = existing.Type ?? type });
        return new CimObject(ClassName, changed, Path);
    }

    public override string ToString() => Path?.ToString() ?? ClassName;

    private CimFormatException Malformed(string name, string text, string wanted) =>
        new($"{ClassName}.{name} is '{text}', which is not {wanted}.");
}
