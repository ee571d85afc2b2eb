using Newtonsoft.Json.Linq;

namespace WacMirror.Core.Policies.Documents;

/// <summary>The JSON Schema of each type of value in the document.</summary>
internal static class SchemaTypes
{
    private const string Hex = "[0-9a-fA-F]";
    private const string GuidForm = $"{Hex}{{8}}-{Hex}{{4}}-{Hex}{{4}}-{Hex}{{4}}-{Hex}{{12}}";
    private const string Printable = @"[^\u0000-\u001f\u007f-\u009f]";
    private const string NoBlank = @"[^ \u0000-\u001f\u007f-\u009f]";

    public static JObject Typed(string? description, params string[] types)
    {
        var schema = new JObject();
        if (description is not null)
            schema["description"] = description;
        schema["type"] = types.Length == 1 ? types[0] : new JArray(types);
        return schema;
    }

    public static JObject Ref(string definition, string? description = null)
    {
        var schema = new JObject();
        if (description is not null)
            schema["description"] = description;
        schema["$ref"] = $"#/$defs/{definition}";
        return schema;
    }

    public static JObject List(JObject item, int least, int most)
    {
        var schema = Typed(null, "array");
        schema["items"] = item;
        if (least > 0)
            schema["minItems"] = least;
        schema["maxItems"] = most;
        return schema;
    }

    public static JObject Whole(string description, long least, long most)
    {
        var schema = Typed(description, "integer");
        schema["minimum"] = least;
        if (most < long.MaxValue)
            schema["maximum"] = most;
        return schema;
    }

    public static JObject Choice<T>(string description)
        where T : struct, Enum =>
        new() { ["description"] = description, ["enum"] = new JArray(Words<T>.All) };

    public static JObject Text(string description, int longest, params string[] types)
    {
        var schema = Formed(description, $"^{Printable}+$", types);
        schema["maxLength"] = longest;
        return schema;
    }

    /// <param name="description">What it is.</param>
    /// <param name="start">Where the form begins, with what must not follow.</param>
    public static JObject Name(string description, string start = "^")
    {
        var schema = Formed(description, $"{start}{NoBlank}({Printable}*{NoBlank})?$", "string");
        schema["maxLength"] = FieldRules.MaxName;
        return schema;
    }

    public static JObject Pattern(string description, string start = "^")
    {
        var schema = Formed($"{description} '*' stands for any text, '?' for one character.", $"{start}{Printable}+$", "string");
        schema["maxLength"] = FieldRules.MaxPattern;
        return schema;
    }

    public static JObject Guid(string description) => Formed(description, $"^{GuidForm}$", "string");

    public static JObject Adapter(string description) => Formed(description, $@"^{GuidForm}\.{GuidForm}$", "string");

    public static JObject Subnet(string description) => Formed(description, "^[0-9a-fA-F:.]+/[0-9]{1,3}$", "string");

    public static JObject Instant(string description)
    {
        var schema = Formed(
            description,
            @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})$",
            "string",
            "null");
        schema["format"] = "date-time";
        return schema;
    }

    public static JObject Span(string description) =>
        Formed(description, "^(?=.)([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?$", "string", "null");

    public static JObject Vlan(string description)
    {
        const string range = " *[0-9]+ *(- *[0-9]+ *)?";
        return new JObject
        {
            ["description"] = description,
            ["oneOf"] = new JArray(
                new JObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = VlanRange.Highest },
                new JObject { ["type"] = "string", ["pattern"] = $"^{range}(,{range})*$" }),
        };
    }

    private static JObject Formed(string description, string pattern, params string[] types)
    {
        var schema = Typed(description, types);
        schema["pattern"] = pattern;
        return schema;
    }
}
