using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace WacMirror.Lab.Topologies;

/// <summary>One value of a topology document, read with errors that name it.</summary>
internal sealed class TopologyField(TopologyDocument document, string path, JsonElement? element)
{
    public string Path { get; } = path;

    public bool IsPresent => element is { ValueKind: not JsonValueKind.Null };

    public LabTopologyException Error(string allowed) =>
        document.Error(Path.Length == 0 ? "document" : Path, IsPresent ? Shown(element!.Value) : null, allowed);

    /// <summary>The members of an object, none of which may be other than those named.</summary>
    public Dictionary<string, TopologyField> Members(params ReadOnlySpan<string> allowed)
    {
        if (element is not { ValueKind: JsonValueKind.Object } value)
            throw Error("an object");
        var members = new Dictionary<string, TopologyField>(StringComparer.Ordinal);
        foreach (var name in allowed)
            members.Add(name, new TopologyField(document, Child(name), null));
        foreach (var property in value.EnumerateObject())
        {
            if (!members.ContainsKey(property.Name))
                throw document.Error(
                    Child(property.Name), Shown(property.Value), $"one of {string.Join(", ", allowed!)}");
            members[property.Name] = new TopologyField(document, Child(property.Name), property.Value);
        }
        return members;
    }

    /// <summary>The elements of an array; none when the field is absent.</summary>
    public ImmutableArray<TopologyField> Items()
    {
        if (!IsPresent)
            return [];
        if (element is not { ValueKind: JsonValueKind.Array } value)
            throw Error("an array");
        return
        [
            .. value.EnumerateArray().Select((item, index) => new TopologyField(
                document, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), item)),
        ];
    }

    public string Text(string allowed = "a text") =>
        element is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : throw Error(allowed);

    public string? OptionalText(string allowed = "a text") => IsPresent ? Text(allowed) : null;

    public bool Flag(bool otherwise) => !IsPresent ? otherwise : element!.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error("true or false"),
    };

    public int Number(int otherwise, int least, int most)
    {
        if (!IsPresent)
            return otherwise;
        return element!.Value.ValueKind == JsonValueKind.Number
            && element.Value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Error($"a whole number from {least} to {most}");
    }

    public T Choice<T>(T otherwise, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        if (!IsPresent)
            return otherwise;
        var text = element!.Value.ValueKind == JsonValueKind.String ? element.Value.GetString() : null;
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
            names.Add(name);
        }
        throw Error($"one of {string.Join(", ", names)}");
    }

    private string Child(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private static string Shown(JsonElement value)
    {
        var text = value.ToString();
        return text.Length <= 60 ? text : $"{text[..57]}...";
    }
}
