using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>Compares security settings by what they say. A port without an object has every default, so an object with
/// every default equals none; names and the object's own id say nothing. Pure.</summary>
public static class SecurityCompare
{
    /// <summary>Whether both ports are guarded and mirrored alike.</summary>
    /// <param name="left">A setting as the node sent it or as it was written; null without one.</param>
    /// <param name="right">The other.</param>
    /// <param name="template">The node's default template, which knows the defaults of properties that a newer Windows
    /// has and we do not; without it their absence equals zero, false and empty.</param>
    public static bool AreSame(CimObject? left, CimObject? right, CimObject? template = null) =>
        Names(left).Concat(Names(right)).All(name => Value(left, name, template) == Value(right, name, template));

    private static IEnumerable<string> Names(CimObject? setting) =>
        setting is null ? [] : setting.Properties.Select(property => property.Name).Where(SaysSomething);

    private static bool SaysSomething(string name) =>
        !name.Equals("InstanceID", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Caption", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Description", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("ElementName", StringComparison.OrdinalIgnoreCase);

    private static string Value(CimObject? setting, string name, CimObject? template) =>
        Canonical(setting?[name]) ?? Canonical(template?[name]) ?? string.Empty;

    /// <summary>Null where nothing is said; zero and false read as empty, which no property means otherwise.</summary>
    private static string? Canonical(CimValue? value)
    {
        if (value is null or CimValue.Null)
            return null;
        var text = string.Join(',', value.AsItems.Select(item => item.AsText));
        return text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase) ? string.Empty
            : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? "1"
            : text;
    }
}
