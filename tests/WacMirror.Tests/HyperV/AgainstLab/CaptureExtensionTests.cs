using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.Lab.Cluster;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Switching the capture extension in the default lab over real sockets.</summary>
public sealed class CaptureExtensionTests
{
    [TestCase(false, false)]
    [TestCase(true, true)]
    public async Task Extension_IsSwitchedOnAndBack_HoweverTheNodeSpellsItAndGoesAboutIt(bool hasBraces, bool isJob)
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with
        {
            ExtensionNamesHaveBraces = hasBraces,
            ExtensionChangeIsJob = isJob,
        });
        var before = await SwitchAsync(lab);
        var writer = new CaptureExtensionWriter(lab.Sessions, TimeProvider.System);
        Assert.That(StateOf(before), Is.EqualTo(ExtensionState.Disabled));

        var on = await writer.WriteAsync("HV01", [new(before.Id, true)], CancellationToken.None);
        Assert.That(on, Is.EqualTo([new CaptureExtensionOutcome(before.Id, false, true, null)]));
        Assert.That(StateOf(await SwitchAsync(lab)), Is.EqualTo(ExtensionState.Enabled));

        await writer.WriteAsync("HV01", [new(before.Id, on[0].Before!.Value)], CancellationToken.None);
        Assert.That(StateOf(await SwitchAsync(lab)), Is.EqualTo(ExtensionState.Disabled));
    }

    [Test]
    public async Task Extension_OfANodeThatLetsNoneBeChanged_IsRefusedAndLeftAlone()
    {
        await using var lab = await LabUnderTest.StartAsync(LabBehavior.Default with { ExtensionsAreFixed = true });
        var found = await SwitchAsync(lab);
        var outcomes = await new CaptureExtensionWriter(lab.Sessions, TimeProvider.System)
            .WriteAsync("HV01", [new(found.Id, true)], CancellationToken.None);
        Assert.That(outcomes.Single().Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
        Assert.That(outcomes.Single().Before, Is.Null);
    }

    private static async Task<VirtualSwitch> SwitchAsync(LabUnderTest lab) =>
        (await lab.ReadAsync("HV01")).Switches.Single(found => found.Kind is SwitchKind.External);

    private static ExtensionState StateOf(VirtualSwitch found) =>
        found.Extensions.Single(extension => extension.Id == SwitchExtension.NdisCapture).State;
}
