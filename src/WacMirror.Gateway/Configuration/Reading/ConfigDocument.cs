using System.Text;
using System.Text.Json;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Reading;

/// <summary>A JSON text, and where in it each value stands.</summary>
internal sealed class ConfigDocument
{
    /// <summary>Shorter would refuse a list of a thousand servers; longer only feeds mistakes.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly Dictionary<string, ConfigPlace> places;

    private ConfigDocument(JsonElement root, Dictionary<string, ConfigPlace> places)
    {
        Root = root;
        this.places = places;
    }

    public JsonElement Root { get; }

    /// <exception cref="ConfigException">The text is too long or no JSON.</exception>
    public static ConfigDocument Parse(string json)
    {
        if (json.Length > MaxLength)
            throw new ConfigException([new FieldError("document", $"{json.Length} characters", $"up to {MaxLength}")]);
        try
        {
            using var parsed = JsonDocument.Parse(json, Lenient);
            return new ConfigDocument(parsed.RootElement.Clone(), ConfigPositions.Find(Encoding.UTF8.GetBytes(json)));
        }
        catch (JsonException error)
        {
            // The parser's own words can quote the text, which may be a password in a wrong place.
            throw new ConfigException(
                [
                    new FieldError("document", null, "well-formed JSON (comments are fine)",
                        (int?)error.LineNumber + 1, (int?)error.BytePositionInLine + 1),
                ],
                error);
        }
    }

    /// <summary>The error with its place; that of a missing field is where it would have to be.</summary>
    public FieldError Placed(FieldError error)
    {
        var path = error.Field;
        while (!places.ContainsKey(path) && path.Length > 0)
            path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)];
        var place = places.GetValueOrDefault(path, new ConfigPlace(1, 1));
        return error with { Line = place.Line, Column = place.Column };
    }

    private static JsonDocumentOptions Lenient { get; } = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };
}
