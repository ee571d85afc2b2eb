using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WacMirror.Core.Ledger;

namespace WacMirror.Storage.Text;

/// <summary>Values whose shape differs by kind, as JSON in a column. What is not known is refused: half of a value must
/// not be restored.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new AdapterIdText() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">It is not what this version writes.</exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("A value is null.");

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(SettingValue))
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = "kind",
                DerivedTypes =
                {
                    new(typeof(SettingValue.Role), "role"),
                    new(typeof(SettingValue.Trunk), "trunk"),
                    new(typeof(SettingValue.Capture), "capture"),
                    new(typeof(SettingValue.Affinity), "affinity"),
                },
            };
    }
}
