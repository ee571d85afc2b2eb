using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>One value of a completed entry, for people to read.</summary>
public sealed class EntryValue
{
    internal EntryValue(string entry, string name, JToken value, EntryOrigin origin)
    {
        Entry = entry;
        Name = name;
        Value = value.ToString(Formatting.None);
        Origin = origin;
    }

    /// <summary>Service or Feature.</summary>
    public string Entry { get; }

    public string Name { get; }

    /// <summary>As JSON.</summary>
    public string Value { get; }

    public EntryOrigin Origin { get; }

    public override string ToString() => $"{Entry}.{Name} = {Value} ({Origin})";
}
