using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Cluster;
using WacMirror.Lab.Cluster;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Affinity rules of the default lab over real sockets.</summary>
public sealed class AffinityRuleTests
{
    private static readonly AffinityRule Together = new("WacMirror-1", AffinityKind.SameNode, ["SQL01", "DC01"]);
    private static readonly AffinityRule Apart = new("WacMirror-1", AffinityKind.DifferentNode, ["SQL01", "EXCH01"], IsEnabled: false);

    [Test]
    public async Task Rule_IsMadeChangedUndoneAndRemoved_AsEveryNodeSeesIt()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var rules = new AffinityRules(lab.Sessions, TimeProvider.System);

        var made = await rules.SetAsync("HV01", Together.Name, Together, CancellationToken.None);
        Assert.That(made, Is.EqualTo(new AffinityOutcome(Together.Name, null, Together, null)));
        Assert.That(await rules.ReadAsync("HV02", CancellationToken.None), Is.EqualTo([Together]));

        var changed = await rules.SetAsync("HV02", Together.Name, Apart, CancellationToken.None);
        Assert.That(changed, Is.EqualTo(new AffinityOutcome(Together.Name, Together, Apart, null)));
        Assert.That(await rules.ReadAsync("HV03", CancellationToken.None), Is.EqualTo([Apart]));

        var undone = await rules.SetAsync("HV03", Together.Name, changed.Before, CancellationToken.None);
        Assert.That(undone.After, Is.EqualTo(Together));
        var removed = await rules.SetAsync("HV01", Together.Name, made.Before, CancellationToken.None);
        Assert.That((removed.After, removed.Error), Is.EqualTo(((AffinityRule?)null, (NodeException?)null)));
        Assert.That(await rules.ReadAsync("HV02", CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Rule_WithAGroupThatTheClusterDoesNotHave_FailsAndSaysWhatIsThere()
    {
        await using var lab = await LabUnderTest.StartAsync();
        var rules = new AffinityRules(lab.Sessions, TimeProvider.System);
        var outcome = await rules.SetAsync("HV01", Together.Name, Together with { Groups = ["NOBODY"] }, CancellationToken.None);
        Assert.That(outcome.Error, Is.Not.Null);
        Assert.That(outcome.After, Is.EqualTo(Together with { Groups = [] }), "so that it can be undone");
    }

    [Test]
    public async Task Rules_OfAClusterThatHasNone_AreNotSupported()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { HasAffinityRules = false });
        var rules = new AffinityRules(lab.Sessions, TimeProvider.System);
        var error = Assert.ThrowsAsync<NodeException>(() => rules.ReadAsync("HV01", CancellationToken.None));
        Assert.That(error.Fault, Is.EqualTo(NodeFault.NotSupported));
    }
}
