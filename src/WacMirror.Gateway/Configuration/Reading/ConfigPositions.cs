using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WacMirror.Gateway.Configuration.Reading;

/// <summary>A place in a text, counted from 1; the column in characters.</summary>
internal readonly record struct ConfigPlace(int Line, int Column);

/// <summary>Finds the place of every member and item of a JSON text, by its path.</summary>
internal static class ConfigPositions
{
    public static Dictionary<string, ConfigPlace> Find(ReadOnlySpan<byte> utf8)
    {
        var places = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        var parents = new Stack<Parent>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        var path = string.Empty;
        var (line, lineStart, counted) = (1, 0, 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var passed = utf8[counted..start];
            line += passed.Count((byte)'\n');
            if (passed.LastIndexOf((byte)'\n') is >= 0 and var last)
                lineStart = counted + last + 1;
            counted = start;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path = parents.Peek().Member(reader.GetString()!);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    parents.Pop();
                    continue;
                default:
                    if (parents.TryPeek(out var parent) && parent.IsArray)
                        path = parent.NextItem();
                    if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                        parents.Push(new Parent(path, reader.TokenType == JsonTokenType.StartArray));
                    break;
            }
            places.TryAdd(path, new ConfigPlace(line, Encoding.UTF8.GetCharCount(utf8[lineStart..start]) + 1));
        }
        return places;
    }

    private sealed class Parent(string path, bool isArray)
    {
        private int index;

        public bool IsArray => isArray;

        public string Member(string name) => path.Length == 0 ? name : $"{path}.{name}";

        public string NextItem() => string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]");
    }
}
