using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>A JSON document, comments allowed, of which is known where in the text each part stands. So that a change
/// touches the characters it means and no others: order, layout and comments of the rest stay as somebody wrote
/// them.</summary>
internal sealed class JsonText
{
    private readonly Dictionary<string, JsonSpan> spans = new(StringComparer.OrdinalIgnoreCase);

    private JsonText(string text, JObject root)
    {
        Text = text;
        Root = root;
    }

    public string Text { get; }

    public JObject Root { get; }

    /// <exception cref="SetupException">It is not a JSON object.</exception>
    public static JsonText Parse(string text, string file)
    {
        try
        {
            var parsed = new JsonText(text, Load(text));
            parsed.Locate();
            return parsed;
        }
        catch (JsonException error)
        {
            throw new SetupException($"'{file}' is not usable JSON: {error.Message}", error);
        }
    }

    /// <summary>Where the object or array of that path is; null where there is none. Case does not matter, as it does
    /// not to the gateway's configuration.</summary>
    public JsonSpan? Find(string path) => spans.TryGetValue(path, out var span) ? span : null;

    /// <summary>The object or array of that path.</summary>
    /// <exception cref="SetupException">There is none.</exception>
    public JsonSpan Get(string path, string file) =>
        Find(path) ?? throw new SetupException($"'{file}' has no {path}; nothing was changed.");

    /// <summary>The object alone, with no comments, and with text that looks like a date as it is written.</summary>
    /// <exception cref="JsonException">It is not a JSON object.</exception>
    public static JObject Load(string text)
    {
        using var reader = Reader(text);
        var root = JObject.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
                throw new JsonReaderException("Something stands behind the end.");
        }
        return root;
    }

    /// <summary>What looks like a date is text and stays as it is written.</summary>
    private static JsonTextReader Reader(string text) =>
        new(new StringReader(text)) { DateParseHandling = DateParseHandling.None };

    private void Locate()
    {
        var starts = LineStarts(Text);
        var open = new Stack<int>();
        using var reader = Reader(Text);
        while (reader.Read())
        {
            var behind = starts[reader.LineNumber - 1] + reader.LinePosition;
            if (reader.TokenType is JsonToken.StartObject or JsonToken.StartArray)
                open.Push(behind - 1);
            else if (reader.TokenType is JsonToken.EndObject or JsonToken.EndArray)
                spans[reader.Path] = new JsonSpan(open.Pop(), behind);
        }
    }

    /// <summary>The same line ends that the reader counts.</summary>
    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                starts.Add(at + 1);
        }
        return starts;
    }
}
