using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Tests.Soak;

/// <summary>What the soak knows to be stored while policies change by themselves.</summary>
internal sealed class PolicyBookTests
{
    [Test]
    public void AwaitedPolicy_UntilItIsMet_MayBeAnyOfItsEnds()
    {
        var (timed, other) = (Policy("timed"), Policy("other"));
        var book = new PolicyBook();
        book.Put(timed);
        book.Put(other);
        book.Await(timed.Id, timed with { IsEnabled = false });
        Assert.That(Ways(book), Is.EqualTo((string[])["other on, timed off", "other on, timed on"]));
        book.Met(timed.Id);
        Assert.That(Ways(book), Is.EqualTo((string[])["other on, timed on"]));
    }

    [Test]
    public void Canary_IsTheOnlySourceThatIsWanted()
    {
        var policy = new SoakPolicy(
            Guid.NewGuid(), "canary", new SoakSelector([new SoakTerm { Vm = "SQL*" }], []), []) { Canary = "one" };
        var wanted = WantedRoles.Of([policy], [Adapter("one"), Adapter("two")]).Single();
        Assert.That(wanted.Roles.Keys, Is.EqualTo((string[])["one"]));
    }

    private static string[] Ways(PolicyBook book) =>
    [
        .. book.Ways()
            .Select(way => string.Join(", ", way.Select(policy => $"{policy.Name} {(policy.IsEnabled ? "on" : "off")}").Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static SoakPolicy Policy(string name) => new(Guid.NewGuid(), name, SoakSelector.Nothing, []);

    private static SeenAdapter Adapter(string id) =>
        new(id, "vm", "Network Adapter", "SQL01", string.Empty, "running", "HV01", "Production", [0], [0]);
}
