using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WacMirror.SystemTests.Plugin;

/// <summary>An answer without what two installations cannot have in common: ids they drew, moments, ports, folders and
/// the name of who asked.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The kind of the body.</param>
/// <param name="Body">The body, as text.</param>
internal sealed partial record ApiAnswer(int Status, string? ContentType, string Body)
{
    private static readonly HashSet<string> Own =
        ["user", "changedBy", "by", "actor", "file", "port", "revision", "statusRevision", "number", "next", "version"];

    public static async Task<ApiAnswer> OfAsync(HttpResponseMessage response, bool isLive)
    {
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        var body = type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : null;
        if (body is JsonObject problem && problem.ContainsKey("type") && problem["error"] is { } shell)
        {
            Assert.That((string?)shell["code"], Is.EqualTo((string?)problem["type"]));
            Assert.That((string?)shell["message"], Is.EqualTo((string?)problem["detail"]));
            Assert.That(shell["details"], Is.InstanceOf<JsonArray>());
            problem.Remove("error");
        }
        var shown = isLive ? Members(body) : Masked(body)?.ToJsonString() ?? text;
        return new ApiAnswer((int)response.StatusCode, type, shown);
    }

    private static string Members(JsonNode? body) => body switch
    {
        JsonObject members => string.Join(' ', members.Select(member => member.Key)),
        JsonArray items => $"[{string.Join(' ', items.Select(Members).Distinct())}]",
        _ => string.Empty,
    };

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, Own.Contains(member.Key) ? JsonValue.Create("(own)") : Masked(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Masked)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(
            Moment().Replace(Id().Replace(text, "(id)"), "(moment)")),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"(?i)\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)")]
    private static partial Regex Moment();
}
