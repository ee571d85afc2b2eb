using System.Text;
using System.Text.Json;

namespace WacMirror.Lab.Topologies;

/// <summary>The text of a topology and where in it each value stands, so that an error can name a line.</summary>
internal sealed class TopologyDocument
{
    /// <summary>Shorter would refuse a hand-written cluster of thousands of machines; longer only feeds
    /// mistakes.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    private readonly string fileName;
    private readonly Dictionary<string, int> lines;

    public TopologyDocument(string json, string fileName)
    {
        this.fileName = fileName;
        if (json.Length > MaxLength)
            throw new LabTopologyException(
                fileName, "document", $"{json.Length} characters", $"up to {MaxLength}", null);
        try
        {
            using var parsed = JsonDocument.Parse(json, Lenient);
            lines = TopologyLines.Find(Encoding.UTF8.GetBytes(json));
            Root = new TopologyField(this, string.Empty, parsed.RootElement.Clone());
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? (int)number + 1 : (int?)null;
            throw new LabTopologyException(
                fileName, "document", error.Message, "well-formed JSON (comments are fine)", line);
        }
    }

    public TopologyField Root { get; }

    private static JsonDocumentOptions Lenient { get; } = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>The error of a field; a missing one is placed at what should hold it.</summary>
    public LabTopologyException Error(string field, string? value, string allowed)
    {
        var place = field;
        while (!lines.ContainsKey(place) && place.Length > 0)
            place = place[..Math.Max(place.LastIndexOfAny(['.', '[']), 0)];
        return new LabTopologyException(fileName, field, value, allowed, lines.GetValueOrDefault(place, 1));
    }
}
