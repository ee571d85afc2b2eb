using System.Text.Json;
using System.Text.Json.Serialization;
using WacMirror.Core.Topology;

namespace WacMirror.Storage.Text;

/// <summary>An adapter's id as the text that people know it by.</summary>
internal sealed class AdapterIdText : JsonConverter<AdapterId>
{
    public override AdapterId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AdapterId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("This is no adapter.");

    public override void Write(Utf8JsonWriter writer, AdapterId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
