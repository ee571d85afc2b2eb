using System.Text.Json.Nodes;
using WacMirror.Core.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>Holds docs/policies.md to what is so.</summary>
internal sealed class PolicyManualTests
{
    private static readonly string Manual = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies.md"));

    [Test]
    public void Example_OfTheManual_IsAPolicy()
    {
        var example = Manual.Split("```jsonc")[1].Split("```")[0];
        var policy = PolicyDocument.Read(example, new PolicyPlace("lab", Some.Id(1), 0), Some.Moment);
        Assert.Multiple(() =>
        {
            Assert.That(PolicyJson.FitsSchema(example), Is.True);
            Assert.That(policy.Sources.Any, Has.Length.EqualTo(2));
            Assert.That(policy.ExpiresAt, Is.EqualTo(Some.Moment + TimeSpan.FromHours(2)));
        });
    }

    [Test]
    public void Members_OfTheDocument_AreAllInTheManual()
    {
        var schema = PolicyJson.Parse(PolicySchema.Text);
        var members = new[] { schema, schema["$defs"]!["selector"]!, schema["$defs"]!["term"]! }
            .SelectMany(one => one["properties"]!.AsObject().Select(member => member.Key)).ToList();
        Assert.That(members, Has.Count.EqualTo(29));
        Assert.That(members.Where(member => !Manual.Contains($"`{member}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Words_OfTheDocument_AreAllInTheManual() => Assert.That(
        Words(PolicyJson.Parse(PolicySchema.Text)).Where(word => !Manual.Contains($"`{word}`", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void Kinds_OfMistakes_AreAllInTheManual()
    {
        var kinds = typeof(FieldErrorKinds).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.That(kinds, Is.Unique.And.Not.Empty);
        Assert.That(kinds.Where(kind => !Manual.Contains($"`{kind}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "enum"
            ? member.Value!.AsArray().Select(word => word!.GetValue<string>())
            : Words(member.Value)),
        JsonArray items => items.SelectMany(Words),
        _ => [],
    };
}
