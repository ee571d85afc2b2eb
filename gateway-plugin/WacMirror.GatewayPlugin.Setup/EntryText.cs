using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Reads single values of an entry. Names are compared without case, as the gateway does.</summary>
internal static class EntryText
{
    /// <summary>A value as text; null when there is none.</summary>
    public static string? Of(JObject? entry, string name) =>
        entry?.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Value: { } value }
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Writes a value under the name that the entry already has for it, in its place.</summary>
    public static void Set(JObject entry, string name, JToken value) =>
        entry[entry.Property(name, StringComparison.OrdinalIgnoreCase)?.Name ?? name] = value.DeepClone();

    public static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last part of a path of either kind of separator.</summary>
    public static string LastPart(string? path)
    {
        var trimmed = (path ?? string.Empty).TrimEnd('/', '\\');
        return trimmed.Substring(trimmed.LastIndexOfAny(['/', '\\']) + 1);
    }
}
