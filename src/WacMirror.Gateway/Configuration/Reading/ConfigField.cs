using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Reading;

/// <summary>One value of a configuration. Reading never stops: what is wrong is noted, and null is the answer.</summary>
internal sealed class ConfigField(string path, JsonElement? element, List<FieldError> errors)
{
    private const int ShownLength = 60;

    public bool IsPresent => element is { ValueKind: not JsonValueKind.Null };

    /// <summary>A value that could be a secret put in the wrong place is not repeated.</summary>
    public void Refuse(string allowed, bool mayShow = true) => errors.Add(new FieldError(
        path.Length == 0 ? "document" : path, IsPresent && mayShow ? Shown(element!.Value) : null, allowed));

    /// <summary>The members by name; those not in the text are absent fields. Unknown and repeated ones are refused
    /// without showing their value: nobody knows what it is.</summary>
    public Func<string, ConfigField> Members(params string[] allowed)
    {
        var members = allowed.ToDictionary(name => name, name => new ConfigField(Child(name), null, errors));
        if (element is not { ValueKind: JsonValueKind.Object } value)
        {
            if (IsPresent)
                Refuse("an object", mayShow: false);
            return name => members[name];
        }
        foreach (var property in value.EnumerateObject())
        {
            if (!members.TryGetValue(property.Name, out var known))
                errors.Add(new FieldError(Child(property.Name), null, $"one of {string.Join(", ", allowed)}"));
            else if (known.IsPresent)
                errors.Add(new FieldError(Child(property.Name), null, "the member once"));
            else
                members[property.Name] = new ConfigField(Child(property.Name), property.Value, errors);
        }
        return name => members[name];
    }

    /// <summary>The elements of an array; none when there is no array.</summary>
    public ImmutableArray<ConfigField> Items()
    {
        if (element is { ValueKind: JsonValueKind.Array } value)
            return
            [
                .. value.EnumerateArray().Select((item, index) => new ConfigField(
                    string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item, errors)),
            ];
        if (IsPresent)
            Refuse("an array", mayShow: false);
        return [];
    }

    public string? Text(string allowed = "a text", bool mayShow = true)
    {
        if (element is { ValueKind: JsonValueKind.String } value)
            return value.GetString();
        if (IsPresent)
            Refuse(allowed, mayShow);
        return null;
    }

    public int? Number(string allowed)
    {
        if (element is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number))
            return number;
        if (IsPresent)
            Refuse(allowed);
        return null;
    }

    public bool? Flag()
    {
        if (element?.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.Value.GetBoolean();
        if (IsPresent)
            Refuse("true or false");
        return null;
    }

    /// <summary>An enumeration by its member's name, without case.</summary>
    public T? Choice<T>()
        where T : struct, Enum
    {
        if (!IsPresent)
            return null;
        var text = element!.Value.ValueKind == JsonValueKind.String ? element.Value.GetString() : null;
        foreach (var name in Enum.GetNames<T>())
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<T>(name);
        Refuse(string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)));
        return null;
    }

    private string Child(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Shown(JsonElement value)
    {
        var text = value.ToString();
        return text.Length <= ShownLength ? text : $"{text[..(ShownLength - 3)]}...";
    }
}
