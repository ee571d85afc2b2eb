using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using WacMirror.Core.Policies;

namespace WacMirror.Tests.Core.Policies;

/// <summary>What the published schema says of a document, by a validator that is not ours.</summary>
internal static class PolicyJson
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(PolicySchema.Text);

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    public static bool FitsSchema(string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    public static JsonNode Parse(string text) => JsonNode.Parse(text, documentOptions: Lenient)!;
}
