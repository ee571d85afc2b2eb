using System.Globalization;
using Newtonsoft.Json;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Reads a JSON text into nodes. Comments and a comma too many at an end are fine; what the library reads beyond
/// that and no other JSON reader does (single quotes, bare names, octal numbers, constructors) is refused.</summary>
internal sealed class DocumentParser
{
    /// <summary>Deeper than any policy; deeper texts only cost memory.</summary>
    public const int MaxDepth = 16;

    private readonly string text;
    private readonly JsonTextReader reader;
    private readonly List<int> lines = [0];
    private int end;

    private DocumentParser(string text, JsonTextReader reader)
    {
        (this.text, this.reader) = (text, reader);
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                lines.Add(at + 1);
    }

    /// <exception cref="PolicyRefusedException">The text is no JSON, or too deep.</exception>
    public static DocumentNode Parse(string text)
    {
        using var characters = new StringReader(text);
        using var reader = new JsonTextReader(characters)
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaxDepth,
            Culture = CultureInfo.InvariantCulture,
        };
        var parser = new DocumentParser(text, reader);
        try
        {
            parser.Read();
            var root = parser.Value(string.Empty);
            while (reader.Read())
                if (reader.TokenType != JsonToken.Comment)
                    throw parser.Refused(parser.Start());
            return root;
        }
        catch (JsonReaderException) when (reader.Depth >= MaxDepth)
        {
            throw parser.Refused(parser.end, FieldErrorKinds.TooDeep, $"up to {MaxDepth} levels");
        }
        catch (JsonReaderException error)
        {
            // The library's own words can quote the text, which may be a secret in a wrong place.
            // A text that does not even begin is of line 0 to the library.
            throw new PolicyRefusedException(
                [Error(Math.Max(1, error.LineNumber), error.LinePosition + 1, FieldErrorKinds.NotJson, WellFormed)]);
        }
    }

    private const string WellFormed = "well-formed JSON (comments are fine)";

    /// <summary>The value that begins at the current token. Behind it, the current token is its last one.</summary>
    private DocumentNode Value(string path)
    {
        var start = Start();
        var (line, column) = PlaceOf(start);
        var token = text.AsSpan(start, End() - start);
        var node = new DocumentNode(path, NodeKind.Null, line, column);
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                return node with { Kind = NodeKind.Object, Members = Members(path) };
            case JsonToken.StartArray:
                return node with { Kind = NodeKind.Array, Items = Items(path) };
            case JsonToken.String when IsStrictText(token):
                return node with { Kind = NodeKind.Text, Text = (string)reader.Value! };
            case JsonToken.Integer or JsonToken.Float when IsStrictNumber(token):
                return node with { Kind = NodeKind.Number, Text = token.ToString() };
            case JsonToken.Boolean:
                return node with { Kind = NodeKind.Flag, Flag = (bool)reader.Value! };
            case JsonToken.Null:
                return node;
            default:
                throw Refused(start);
        }
    }

    private List<(string Name, DocumentNode Value)> Members(string path)
    {
        var members = new List<(string Name, DocumentNode Value)>();
        for (Read(); reader.TokenType != JsonToken.EndObject; Read())
        {
            var start = Start();
            if (reader.TokenType != JsonToken.PropertyName || text[start] != '"')
                throw Refused(start);
            var name = (string)reader.Value!;
            var (line, column) = PlaceOf(start);
            Read();
            // A member is found by its name, so that is its place.
            members.Add((name, Value(DocumentNode.Child(path, name)) with { Line = line, Column = column }));
        }
        return members;
    }

    private List<DocumentNode> Items(string path)
    {
        var items = new List<DocumentNode>();
        for (Read(); reader.TokenType != JsonToken.EndArray; Read())
            items.Add(Value(DocumentNode.Item(path, items.Count)));
        return items;
    }

    /// <summary>Goes to the next token that is no comment.</summary>
    private void Read()
    {
        do
        {
            end = End();
            if (!reader.Read())
                throw Refused(text.Length);
        }
        while (reader.TokenType == JsonToken.Comment);
    }

    /// <summary>Where the current token begins: the library knows where it ends.</summary>
    private int Start()
    {
        var start = end;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ':'))
            start++;
        return start;
    }

    private int End() => reader.LineNumber == 0 ? 0 : lines[reader.LineNumber - 1] + reader.LinePosition;

    private (int Line, int Column) PlaceOf(int offset)
    {
        var found = lines.BinarySearch(offset);
        var line = found < 0 ? ~found - 1 : found;
        return (line + 1, offset - lines[line] + 1);
    }

    private PolicyRefusedException Refused(
        int offset, string kind = FieldErrorKinds.NotJson, string allowed = WellFormed)
    {
        var (line, column) = PlaceOf(offset);
        return new PolicyRefusedException([Error(line, column, kind, allowed)]);
    }

    private static FieldError Error(int line, int column, string kind, string allowed) =>
        new("document", null, allowed, line, column) { Kind = kind };

    private static bool IsStrictText(ReadOnlySpan<char> token) =>
        token is ['"', ..] && !token.ContainsAnyInRange('\0', '\u001f');

    private static bool IsStrictNumber(ReadOnlySpan<char> token)
    {
        var digits = token is ['-', ..] ? token[1..] : token;
        return digits is ['0'] or ['0', '.' or 'e' or 'E', ..] or [>= '1' and <= '9', ..]
            && !digits.ContainsAnyExcept("0123456789.eE+-") && digits[^1] != '.';
    }
}
