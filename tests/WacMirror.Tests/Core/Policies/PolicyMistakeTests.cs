using WacMirror.Core.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>Each mistake in a document has its name and its place.</summary>
internal sealed class PolicyMistakeTests
{
    private static readonly PolicyPlace Place = new("lab", Some.Id(1), 0);

    private const string Sides = """ "sources": { "any": [ { "vm": "x" } ] }, "destinations": { "any": [ { "vm": "y" } ] } """;

    [TestCase("", "not-json document 1:1")]
    [TestCase("{", "not-json document 1:2")]
    [TestCase("{} {}", "not-json document 1:4")]
    [TestCase("{\n  'name': 1 }", "not-json document 2:3")]
    [TestCase("{ name: 1 }", "not-json document 1:3")]
    [TestCase("{ \"session\": 010 }", "not-json document 1:14")]
    [TestCase("{ \"session\": 0x1 }", "not-json document 1:14")]
    [TestCase("{ \"session\": NaN }", "not-json document 1:17")]
    [TestCase("{ \"session\": undefined }", "not-json document 1:14")]
    [TestCase("{ \"session\": new Date(1) }", "not-json document 1:14")]
    [TestCase("{ \"name\": \"a\nb\" }", "not-json document 1:11")]
    [TestCase("[]", "wrong-type document 1:1")]
    [TestCase("\"text\"", "wrong-type document 1:1")]
    public void Text_ThatIsNoPolicyAtAll_IsRefusedWhereItGoesWrong(string text, string expected) =>
        Assert.That(Mistakes(text), Is.EqualTo(new[] { expected }));

    [TestCase("\"sesion\": 1", "unknown-field sesion 1:3")]
    [TestCase("\"Session\": 0", "unknown-field Session 1:3")]
    [TestCase("\"session\": 0, \"session\": 0", "duplicate-field session 1:17")]
    [TestCase("\"session\": \"0\"", "wrong-type session 1:3")]
    [TestCase("\"session\": 256", "out-of-range session 1:3")]
    [TestCase("\"session\": -1", "out-of-range session 1:3")]
    [TestCase("\"session\": 1.5", "wrong-type session 1:3")]
    [TestCase("\"session\": 1", "experimental-session session 1:3")]
    [TestCase("\"session\": null", "wrong-type session 1:3")]
    [TestCase("\"mode\": \"Enforce\"", "invalid-value mode 1:3")]
    [TestCase("\"mode\": 1", "wrong-type mode 1:3")]
    [TestCase("\"collectors\": \"some\"", "invalid-value collectors 1:3")]
    [TestCase("\"colocate\": true", "wrong-type colocate 1:3")]
    [TestCase("\"colocate\": \"hold\"", "contradiction colocate 1:3")]
    [TestCase("\"enabled\": \"yes\"", "wrong-type enabled 1:3")]
    [TestCase("\"manageTrunk\": 1", "wrong-type manageTrunk 1:3")]
    [TestCase("\"expiresAt\": \"2026-01-01T00:00:00Z\"", "expiry-in-past expiresAt 1:3")]
    [TestCase("\"expiresAt\": \"2026-02-01T00:00:00\"", "invalid-value expiresAt 1:3")]
    [TestCase("\"expiresAt\": \"tomorrow\"", "invalid-value expiresAt 1:3")]
    [TestCase("\"expiresIn\": \"2 hours\"", "invalid-value expiresIn 1:3")]
    [TestCase("\"expiresIn\": \"0m\"", "invalid-value expiresIn 1:3")]
    [TestCase("\"expiresIn\": \"367d\"", "invalid-value expiresIn 1:3")]
    [TestCase("\"expiresIn\": \"2h1d\"", "invalid-value expiresIn 1:3")]
    [TestCase("\"expiresIn\": \"\"", "invalid-value expiresIn 1:3")]
    [TestCase("\"expiresIn\": 2", "wrong-type expiresIn 1:3")]
    [TestCase("\"expiresIn\": \"2h\", \"expiresAt\": \"2026-02-01T00:00:00Z\"", "contradiction expiresIn 1:3")]
    [TestCase("\"reason\": \"\"", "invalid-value reason 1:3")]
    [TestCase("\"id\": \"7\"", "invalid-value id 1:3")]
    [TestCase("\"id\": \"3f2504e0-4f89-11d3-9a0c-0305e82c3301\"", "mismatch id 1:3")]
    [TestCase("\"cluster\": \"other\"", "unknown-cluster cluster 1:3")]
    [TestCase("\"revision\": 3", "mismatch revision 1:3")]
    [TestCase("\"origin\": \"hand\"", "unknown-field origin 1:3")]
    public void Member_ThatIsWrong_IsNamed(string member, string expected) =>
        Assert.That(Mistakes($$"""{ {{member}}, "name": "a",{{Sides}}}"""), Is.EqualTo(new[] { expected }));

    [TestCase("\"\"", "invalid-value name 1:3")]
    [TestCase("\" a\"", "invalid-value name 1:3")]
    [TestCase("\"a\\u0007\"", "invalid-value name 1:3")]
    [TestCase("\"a\\ud83d\"", "invalid-value name 1:3")]
    [TestCase("\"a\\ude00\\ud83d\"", "invalid-value name 1:3")]
    [TestCase("\"Hand:x\"", "reserved-name name 1:3")]
    [TestCase("7", "wrong-type name 1:3")]
    [TestCase("null", "wrong-type name 1:3")]
    public void Name_ThatCannotBeOne_IsRefused(string name, string expected) =>
        Assert.That(Mistakes($$"""{ "name": {{name}},{{Sides}}}"""), Is.EqualTo(new[] { expected }));

    [TestCase("{ }", "missing-field sources.any 1:3")]
    [TestCase("{ \"any\": [] }", "empty-selector sources.any 1:16")]
    [TestCase("{ \"any\": [ { } ] }", "empty-term sources.any[0] 1:25")]
    [TestCase("{ \"any\": [ { \"vm\": \"x\" } ], \"not\": [ { } ] }", "empty-term sources.not[0] 1:51")]
    [TestCase("{ \"any\": {} }", "wrong-type sources.any 1:16")]
    [TestCase("{ \"any\": [ \"x\" ] }", "wrong-type sources.any[0] 1:25")]
    [TestCase("[]", "wrong-type sources 1:3")]
    [TestCase("{ \"any\": [ { \"vmm\": \"x\" } ] }", "unknown-field sources.any[0].vmm 1:27")]
    [TestCase("{ \"any\": [ { \"vm\": \"\" } ] }", "invalid-value sources.any[0].vm 1:27")]
    [TestCase("{ \"any\": [ { \"vm\": null } ] }", "wrong-type sources.any[0].vm 1:27")]
    [TestCase("{ \"any\": [ { \"vmId\": \"x\" } ] }", "invalid-value sources.any[0].vmId 1:27")]
    [TestCase("{ \"any\": [ { \"adapterId\": \"x\" } ] }", "invalid-value sources.any[0].adapterId 1:27")]
    [TestCase("{ \"any\": [ { \"kind\": \"nic\" } ] }", "invalid-value sources.any[0].kind 1:27")]
    [TestCase("{ \"any\": [ { \"kind\": \"uplink\", \"vm\": \"x\" } ] }", "contradiction sources.any[0].kind 1:27")]
    [TestCase("{ \"any\": [ { \"vlan\": \"20-10\" } ] }", "invalid-value sources.any[0].vlan 1:27")]
    [TestCase("{ \"any\": [ { \"vlan\": 4095 } ] }", "out-of-range sources.any[0].vlan 1:27")]
    [TestCase("{ \"any\": [ { \"vlan\": true } ] }", "wrong-type sources.any[0].vlan 1:27")]
    [TestCase("{ \"any\": [ { \"subnet\": \"10.0.0.1/8\" } ] }", "invalid-value sources.any[0].subnet 1:27")]
    [TestCase("{ \"any\": [ { \"tag\": \"#pci\" } ] }", "invalid-value sources.any[0].tag 1:27")]
    [TestCase("{ \"any\": [ { \"state\": \"unknown\" } ] }", "invalid-value sources.any[0].state 1:27")]
    public void Selector_ThatIsWrong_IsRefused(string sources, string expected) => Assert.That(
        Mistakes($$"""{ "sources": {{sources}}, "name": "a", "destinations": { "any": [ { "vm": "y" } ] } }"""),
        Is.EqualTo(new[] { expected }));

    [TestCase("[]", "no-destinations destinations 1:3")]
    [TestCase("7", "wrong-type destinations 1:3")]
    [TestCase("[ { \"any\": [ { \"vm\": \"x\" } ] } ]", "missing-field destinations[0].name 1:21")]
    [TestCase("[ { \"name\": \"\", \"any\": [ { \"vm\": \"x\" } ] } ]", "invalid-value destinations[0].name 1:23")]
    [TestCase(
        "[ { \"name\": \"a\", \"any\": [ { \"vm\": \"x\" } ] }, { \"name\": \"A\", \"any\": [ { \"vm\": \"x\" } ] } ]",
        "duplicate-name destinations[1].name 1:66")]
    [TestCase("[ { \"name\": \"destinations\", \"any\": [ ] } ]", "empty-selector destinations[0].any 1:47")]
    public void Destinations_ThatAreWrong_AreRefused(string destinations, string expected) => Assert.That(
        Mistakes($$"""{ "destinations": {{destinations}}, "name": "a", "sources": { "any": [ { "vm": "y" } ] } }"""),
        Is.EqualTo(new[] { expected }));

    [Test]
    public void Mistakes_OfEveryKind_AreToldAllAtOnceInTheOrderOfTheText() => Assert.That(
        Mistakes("""
            {
              "session": 300,
              "password": "hunter2",
              "sources": { "any": [] },
              "destinations": [ { "name": "d", "any": [ { "vlan": "x" }, { } ] } ]
            }
            """),
        Is.EqualTo(new[]
        {
            "missing-field name 1:1",
            "out-of-range session 2:3",
            "unknown-field password 3:3",
            "empty-selector sources.any 4:16",
            "invalid-value destinations[0].any[0].vlan 5:47",
            "empty-term destinations[0].any[1] 5:62",
        }));

    [Test]
    public void Member_NobodyKnows_IsNotRepeatedWithItsValue()
    {
        var errors = PolicyDocument.Examine($$"""{ "name": "a", "password": "hunter2",{{Sides}}}""", Place, Some.Moment).Errors;
        Assert.That(string.Join('\n', errors), Does.Contain("password").And.Not.Contain("hunter2"));
    }

    [Test]
    public void Value_ThatIsLong_IsCutInTheError()
    {
        var text = $$"""{ "name": "a", "mode": "{{new string('x', 5000)}}", "{{new string('y', 5000)}}": 1,{{Sides}}}""";
        Assert.That(PolicyDocument.Examine(text, Place, Some.Moment).Errors.Select(error => error.ToString().Length),
            Has.Exactly(2).LessThan(400));
    }

    [Test]
    public void Text_ThatIsTooDeepOrTooLong_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000);
        Assert.Multiple(() =>
        {
            Assert.That(Mistakes(deep).Single(), Does.StartWith("too-deep document 1:"));
            Assert.That(
                Mistakes(new string(' ', PolicyDocument.MaxLength + 1)), Is.EqualTo(new[] { "too-long document 1:1" }));
        });
    }

    [Test]
    public void Mistakes_WithoutEnd_AreCut()
    {
        var text = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(at => $"\"x{at}\":1")) + "}";
        Assert.That(Mistakes(text), Has.Length.LessThan(110).And.Some.StartsWith("too-many-errors"));
    }

    [Test]
    public void Revision_ThatNobodyTells_IsMissing() => Assert.That(
        Mistakes($$"""{ "name": "a",{{Sides}}}""", Place with { Revision = null }),
        Is.EqualTo(new[] { "missing-field revision 1:1" }));

    [Test]
    public void Document_ThatIsWrong_ThrowsAllOfIt() => Assert.That(
        () => PolicyDocument.Read("{}", Place, Some.Moment),
        Throws.TypeOf<PolicyRefusedException>().With.Property("Errors").Length.EqualTo(3));

    /// <summary>Mistakes of the form, which the schema refuses too.</summary>
    private static readonly string[] OfTheForm =
    [
        "unknown-field", "missing-field", "wrong-type", "out-of-range", "empty-selector", "empty-term", "no-destinations",
        "reserved-name",
    ];

    private static string[] Mistakes(string text, PolicyPlace? place = null)
    {
        var errors = PolicyDocument.Examine(text, place ?? Place, Some.Moment).Errors;
        if (errors.Any(error => OfTheForm.Contains(error.Kind) && error.Field != "revision"))
            Assert.That(PolicyJson.FitsSchema(text), Is.False, "the schema takes it");
        return [.. errors.Select(error => $"{error.Kind} {error.Field} {error.Line}:{error.Column}")];
    }
}
