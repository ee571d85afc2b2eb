using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>An object and the class it came from, which knows its namespace and keys.</summary>
internal readonly record struct Row(CimClass Class, CimObject Object)
{
    /// <summary>The key properties.</summary>
    public IEnumerable<Selector> Keys
    {
        get
        {
            var row = Object;
            return Class.Keys.Select(key => new Selector(key, row[key]));
        }
    }

    /// <summary>The full path.</summary>
    public CimPath Path => new(
        Class.Namespace,
        Class.Name,
        [.. Keys.Select(key => new CimKey(key.Name, key.Value.AsText ?? string.Empty))]);

    /// <summary>Whether every selector names a key of the class and has its value.</summary>
    public bool Matches(IEnumerable<Selector> keys)
    {
        foreach (var key in keys)
            if (!IsSame(Object[key.Name], key.Value))
                return false;
        return true;
    }

    private static bool IsSame(CimValue value, CimValue key) =>
        value is CimValue.Reference left && key is CimValue.Reference right
            ? left.Path.Equals(right.Path)
            : string.Equals(value.AsText, key.AsText, StringComparison.OrdinalIgnoreCase);
}
