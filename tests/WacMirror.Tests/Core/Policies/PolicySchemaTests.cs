using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>Holds the published schema and the reader to each other.</summary>
internal sealed class PolicySchemaTests
{
    private static readonly string[] Wrong = ["true", "12.5", "\"\\u0007\"", "[]", "{}", "[[]]", "{\"x\":1}"];

    [Test]
    public void File_InTheDocuments_IsTheSchema() => Assert.That(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policy.schema.json")), Is.EqualTo(PolicySchema.Text));

    [Test]
    public void Document_OfAnyPolicy_FitsTheSchema() => Prop.ForAll(
        PolicyGen.Documents.ToArbitrary(),
        policy => PolicyJson.FitsSchema(PolicyDocument.Write(policy))).QuickCheckThrowOnFailure();

    [Test]
    public void Member_NobodyKnows_IsRefusedByBoth() => ForAllPlaces((policy, root, places, number) =>
    {
        var objects = places.OfType<JsonObject>().ToList();
        objects[number % objects.Count].Add("zzz", 1);
        return IsRefusedByBoth(policy, root, "unknown-field");
    });

    [Test]
    public void Value_OfAnotherType_IsRefusedByBoth() => ForAllPlaces((policy, root, places, number) =>
    {
        var place = places[1 + (number % (places.Count - 1))];
        var wrong = JsonNode.Parse(Wrong[number % Wrong.Length])!;
        // Of the same type, it can be as right as before.
        if (place.GetValueKind() == wrong.GetValueKind() || (IsFlag(place) && IsFlag(wrong)))
            return true;
        place.ReplaceWith(wrong);
        return IsRefusedByBoth(policy, root);
    });

    [Test]
    public void Member_ThatIsNeeded_IsMissedByBoth() => ForAllPlaces((policy, root, places, number) =>
    {
        string[] needed = ["name", "any", "sources", "destinations"];
        var holders = places.OfType<JsonObject>()
            .SelectMany(one => needed.Where(one.ContainsKey).Select(name => (one, name))).ToList();
        var (holder, member) = holders[number % holders.Count];
        holder.Remove(member);
        return IsRefusedByBoth(policy, root, "missing-field");
    });

    private static bool IsFlag(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static bool IsRefusedByBoth(MirrorPolicy policy, JsonNode root, string? kind = null)
    {
        var text = root.ToJsonString();
        var errors = PolicyDocument.Examine(
            text, new PolicyPlace("lab", policy.Id, policy.Revision), Some.Moment, new PolicyRules(AllowsSessions: true)).Errors;
        return !PolicyJson.FitsSchema(text) && errors.Any(error => kind is null || error.Kind == kind);
    }

    private static void ForAllPlaces(Func<MirrorPolicy, JsonNode, List<JsonNode>, int, bool> holds) => Prop.ForAll(
        PolicyGen.Documents.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (policy, number) =>
        {
            var root = PolicyJson.Parse(PolicyDocument.Write(policy));
            return holds(policy, root, [.. Places(root)], number);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value!),
            JsonArray items => items.Select(item => item!),
            _ => [],
        };
        foreach (var place in children.SelectMany(Places))
            yield return place;
    }
}
