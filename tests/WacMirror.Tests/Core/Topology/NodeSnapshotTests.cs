using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Topology;

internal sealed class NodeSnapshotTests
{
    private static readonly Adapter Web = Some.Nic(1, "web");
    private static readonly Adapter Mail = Some.Nic(2, "mail");

    [Test]
    public void Merge_OfAMachineThatChanged_ReplacesItsPartAndNothingElse()
    {
        var changed = Web with { Role = new RoleSetting(MirrorRole.Source), Vm = Web.Vm! with { State = VmState.Off } };
        var merged = Some.Node("HV01", Web, Mail).Merge(Web.Id.Owner, Some.Node("HV01", changed));
        AssertEqual(merged, Some.Node("HV01", changed, Mail));
    }

    [Test]
    public void Merge_OfAMachineThatIsGone_RemovesIt() => AssertEqual(
        Some.Node("HV01", Web, Mail).Merge(Web.Id.Owner, Some.Node("HV01")), Some.Node("HV01", Mail));

    [Test]
    public void Merge_OfAMachineThatIsNew_PutsItInItsPlace() => AssertEqual(
        Some.Node("HV01", Mail).Merge(Web.Id.Owner, Some.Node("HV01", Web)), Some.Node("HV01", Web, Mail));

    [Test]
    public void Merge_KeepsTheTimeOfTheRest()
    {
        var later = Some.Node("HV01", Web) with { ReadAt = Some.Moment.AddMinutes(1) };
        Assert.That(Some.Node("HV01", Web, Mail).Merge(Web.Id.Owner, later).ReadAt, Is.EqualTo(Some.Moment));
    }

    [Test]
    public void Merge_ShowsLaterSwitchesUnderTheOtherMachinesToo()
    {
        var capture = new SwitchExtension(
            SwitchExtension.NdisCapture, "Microsoft NDIS Capture", ExtensionKind.Capture, ExtensionState.Enabled);
        var later = Web.Switch! with { Extensions = [capture] };
        var scoped = Some.Node("HV01", Web with { Switch = later }) with { Switches = [later] };
        var merged = Some.Node("HV01", Web, Mail).Merge(Web.Id.Owner, scoped);
        Assert.That(merged.Switches, Is.EqualTo([later]));
        Assert.That(merged.Adapters.Select(adapter => adapter.Switch), Has.All.EqualTo(later));
    }

    [Test]
    public void Merge_TakesPlansAndOdditiesOfItsMachineAlone()
    {
        var whole = Some.Node("HV01", Web, Mail) with
        {
            Planned = [Web.Id.Owner, Some.Id(7)],
            Oddities = [new(null, "old extension"), new(Web.Id, "old role"), new(Mail.Id, "mail's role")],
        };
        var scoped = Some.Node("HV01", Web) with { Planned = [], Oddities = [new(Web.Id, "new role")] };
        var merged = whole.Merge(Web.Id.Owner, scoped);
        Assert.That(merged.Planned, Is.EqualTo([Some.Id(7)]));
        Assert.That(merged.Oddities, Is.EqualTo([new NodeOddity(Web.Id, "new role"), new(Mail.Id, "mail's role")]));
    }

    [Test]
    public void Merge_OfAnotherNode_IsRefused() => Assert.That(
        () => Some.Node("HV01", Web).Merge(Web.Id.Owner, Some.Node("HV02", Web)), Throws.ArgumentException);

    private static void AssertEqual(NodeSnapshot merged, NodeSnapshot wanted) => Assert.Multiple(() =>
    {
        Assert.That(merged.Adapters, Is.EqualTo(wanted.Adapters.OrderBy(adapter => adapter.Id)));
        Assert.That(merged.Vms, Is.EqualTo(wanted.Vms.OrderBy(vm => vm.Name, StringComparer.Ordinal)));
        Assert.That(merged.Switches, Is.EqualTo(wanted.Switches));
    });
}
