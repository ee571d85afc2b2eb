using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

internal sealed class PolicyDocumentTests
{
    private static readonly PolicyPlace Place = new("lab", Some.Id(1), 0);

    [Test]
    public void Policy_WrittenAndRead_IsTheSame() => Prop.ForAll(
        PolicyGen.Documents.ToArbitrary(),
        policy => Read(PolicyDocument.Write(policy), policy) == policy).QuickCheckThrowOnFailure();

    [Test]
    public void Document_ReadAndWrittenAgain_StaysAsItIs() => Prop.ForAll(
        PolicyGen.Documents.ToArbitrary(),
        policy =>
        {
            var text = PolicyDocument.Write(policy);
            return PolicyDocument.Write(Read(text, policy)) == text;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Document_WithEveryMember_IsRead()
    {
        var policy = PolicyDocument.Read(Full, Place, Some.Moment);
        Assert.That(policy, Is.EqualTo(new MirrorPolicy
        {
            Id = Some.Id(1),
            Cluster = "lab",
            Name = "SQL and cards",
            Mode = PolicyMode.Enforce,
            Sources = new Selector(
                [
                    new SelectorTerm { Vm = "SQL*", Vlan = [new VlanRange(10, 20)] },
                    new SelectorTerm { Tag = "pci" },
                    new SelectorTerm { Vlan = [new VlanRange(7, 7)], Subnet = new Subnet("10.1.0.0/16") },
                ],
                [new SelectorTerm { Adapter = "Backup" }]),
            Destinations =
            [
                new DestinationGroup("ids", new Selector([new SelectorTerm { Vm = "Sensor-*" }], [])),
                new DestinationGroup("recorder", new Selector([new SelectorTerm { Switch = "Tap", State = VmState.Running }], [])),
            ],
            Collectors = CollectorMode.OnDemand,
            Colocate = Colocation.Propose,
            ManageTrunk = true,
            ManageCapture = true,
            ExpiresAt = Some.Moment + TimeSpan.FromHours(2),
            Reason = "CHG-4711",
        }));
    }

    /// <summary>The selector that stands in the design.</summary>
    [Test]
    public void Document_WithTheLeastMembers_HasDefaults()
    {
        var policy = PolicyDocument.Read(
            """
            { "name": "a",
              "sources": { "any": [ { "vm": "SQL*", "vlan": "10-20" }, { "tag": "pci" } ], "not": [ { "adapter": "Backup" } ] },
              "destinations": { "any": [ { "vm": "Sensor" } ] } }
            """, Place, Some.Moment);
        Assert.Multiple(() =>
        {
            Assert.That((policy.Mode, policy.Collectors, policy.Colocate),
                Is.EqualTo((PolicyMode.Observe, CollectorMode.All, Colocation.Off)));
            Assert.That((policy.IsEnabled, policy.ManageTrunk, policy.ManageCapture), Is.EqualTo((true, false, false)));
            Assert.That((policy.Session, policy.ExpiresAt, policy.Reason), Is.EqualTo(((byte)0, (DateTimeOffset?)null, (string?)null)));
            Assert.That(policy.Origin, Is.EqualTo(PolicyOrigin.Document));
            Assert.That(policy.Destinations[0].Name, Is.EqualTo("destinations"));
        });
    }

    [Test]
    public void Document_WithCommentsAndACommaTooMany_IsRead() => Assert.That(
        PolicyDocument.Read(
            """
            // who watches whom
            { "name": /* short */ "a", "sources": { "any": [ { "vm": "x" }, ] },
              "destinations": { "any": [ { "vm": "y" } ] }, } // done
            """, Place, Some.Moment).Name, Is.EqualTo("a"));

    [TestCase("2h", 120)]
    [TestCase("90m", 90)]
    [TestCase("1d12h", 36 * 60)]
    [TestCase("366d", 366 * 24 * 60)]
    [TestCase("1d2h3m", (26 * 60) + 3)]
    public void Expiry_AsATimeFromNow_CountsFromNow(string span, int minutes) =>
        Assert.That(
            PolicyDocument.Read(With($"\"expiresIn\": \"{span}\""), Place, Some.Moment).ExpiresAt,
            Is.EqualTo(Some.Moment + TimeSpan.FromMinutes(minutes)));

    [TestCase("2026-01-03T00:00:00Z")]
    [TestCase("2026-01-03T01:00:00+01:00")]
    [TestCase("2026-01-02T23:00:00.000-01:00")]
    public void Expiry_WithAnOffset_IsThatInstant(string text) =>
        Assert.That(
            PolicyDocument.Read(With($"\"expiresAt\": \"{text}\""), Place, Some.Moment).ExpiresAt,
            Is.EqualTo(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero)));

    [Test]
    public void Document_ThatSaysWhereItBelongs_MustFit()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                PolicyDocument.Read(With($"\"id\": \"{Some.Id(1)}\", \"cluster\": \"lab\", \"revision\": 0"), Place, Some.Moment),
                Is.Not.Null);
            Assert.That(
                PolicyDocument.Read(With("\"revision\": 7"), Place with { Revision = null }, Some.Moment).Revision,
                Is.EqualTo(7));
        });
    }

    [Test]
    public void Errors_FoundElsewhere_GetTheirPlaces()
    {
        var placed = PolicyDocument.Placed(Full, [new FieldError("destinations[1]", "recorder", "x"), new FieldError("nowhere.at.all", null, "x")]);
        Assert.That(placed.Select(error => (error.Line, error.Column)), Is.EqualTo(new (int?, int?)[] { (13, 5), (1, 1) }));
    }

    [TestCase("\"vlan\": 0")]
    [TestCase("\"vlan\": 10.0")]
    [TestCase("\"vlan\": \" 1 - 2 , 3\"")]
    [TestCase("\"vmId\": \"3F2504E0-4F89-11D3-9A0C-0305E82C3301\"")]
    [TestCase("\"subnet\": \"FD00::/8\"")]
    public void Term_WrittenInAnotherWay_IsReadAndFitsTheSchema(string field)
    {
        var text = $$"""{ "name": "a", "sources": { "any": [ { {{field}} } ] }, "destinations": { "any": [ { "vm": "y" } ] } }""";
        Assert.Multiple(() =>
        {
            Assert.That(PolicyDocument.Examine(text, Place, Some.Moment).Errors, Is.Empty);
            Assert.That(PolicyJson.FitsSchema(text), Is.True);
        });
    }

    [TestCase("\"expiresIn\": \"2h\", \"expiresAt\": null")]
    [TestCase("\"reason\": null")]
    [TestCase("\"session\": 0.0")]
    [TestCase("\"revision\": 0")]
    public void Member_WrittenInAnotherWay_IsReadAndFitsTheSchema(string member)
    {
        Assert.Multiple(() =>
        {
            Assert.That(PolicyDocument.Examine(With(member), Place, Some.Moment).Errors, Is.Empty);
            Assert.That(PolicyJson.FitsSchema(With(member)), Is.True);
        });
    }

    [Test]
    public void Document_WithEveryMember_FitsTheSchema() => Assert.That(PolicyJson.FitsSchema(Full), Is.True);

    private static MirrorPolicy Read(string text, MirrorPolicy policy) => PolicyDocument.Read(
        text, new PolicyPlace("lab", policy.Id, policy.Revision), Some.Moment, new PolicyRules(AllowsSessions: true));

    private static string With(string member) =>
        $$"""{ {{member}}, "name": "a", "sources": { "any": [ { "vm": "x" } ] }, "destinations": { "any": [ { "vm": "y" } ] } }""";

    private const string Full =
        """
        {
          "name": "SQL and cards",
          "enabled": true,
          "mode": "enforce",
          "session": 0,
          // one term each
          "sources": {
            "any": [ { "vm": "SQL*", "vlan": "10-20" }, { "tag": "pci" }, { "vlan": 7, "subnet": "10.1.0.0/16" } ],
            "not": [ { "adapter": "Backup" } ]
          },
          "destinations": [
            { "name": "ids", "any": [ { "vm": "Sensor-*" } ] },
            { "name": "recorder", "any": [ { "switch": "Tap", "state": "running" } ] }
          ],
          "collectors": "onDemand",
          "colocate": "propose",
          "manageTrunk": true,
          "manageCapture": true,
          "expiresIn": "2h",
          "reason": "CHG-4711"
        }
        """;
}
