using System.Globalization;
using System.Text.Json;

namespace WacMirror.Lab.Topologies;

/// <summary>Finds the line of every value of a JSON text, by the value's path.</summary>
internal static class TopologyLines
{
    public static Dictionary<string, int> Find(ReadOnlySpan<byte> utf8)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new Stack<Place>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        var name = string.Empty;
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += utf8[counted..start].Count((byte)'\n');
            counted = start;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    places.Pop();
                    break;
                default:
                    var path = places.TryPeek(out var place) ? place.Child(name) : string.Empty;
                    lines.TryAdd(path, line);
                    if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                        places.Push(new Place(path, reader.TokenType == JsonTokenType.StartArray));
                    break;
            }
        }
        return lines;
    }

    private sealed class Place(string path, bool isArray)
    {
        private int index;

        public string Child(string name) =>
            isArray ? string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]")
            : path.Length == 0 ? name
            : $"{path}.{name}";
    }
}
