using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Classes;

public sealed class RowTests
{
    private const string SettingId =
        @"Microsoft:11111111-0000-0000-0000-000000000000\22222222-0000-0000-0000-000000000000\C\F\S";

    [TestCase((ushort)2, VmState.Running)]
    [TestCase((ushort)3, VmState.Off)]
    [TestCase((ushort)4, VmState.Stopping)]
    [TestCase((ushort)6, VmState.Saved)]
    [TestCase((ushort)9, VmState.Paused)]
    [TestCase((ushort)10, VmState.Starting)]
    [TestCase((ushort)32773, VmState.Saved)]
    [TestCase((ushort)32785, VmState.Running)]
    [TestCase((ushort)32789, VmState.Paused)]
    [TestCase((ushort)555, VmState.Unknown)]
    [TestCase(null, VmState.Unknown)]
    public void EnabledState_FoldsIntoAState(ushort? value, VmState state) =>
        Assert.That(new ComputerSystemRow(TestNode.Vm, "x", value).State, Is.EqualTo(state));

    [TestCase("#pci", "pci")]
    [TestCase("a #pci-dss, #dmz. #PCI-DSS", "pci-dss,dmz")]
    [TestCase("C#5 ##x # y", "")]
    [TestCase("erste Zeile\n#zwölf", "zwölf")]
    [TestCase("", "")]
    public void Tags_AreTheWordsBehindASign(string notes, string tags) =>
        Assert.That(string.Join(',', NoteTags.Of([notes])), Is.EqualTo(tags));

    [TestCase(@"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\Default")]
    [TestCase("Microsoft:AAAAAAAA-0000-4000-8000-000000000001")]
    [TestCase(@"AAAAAAAA-0000-4000-8000-000000000001\BBBBBBBB-0000-4000-8000-000000000001")]
    [TestCase("")]
    public void InstanceId_OfNoAdapter_IsNobodys(string instanceId) =>
        Assert.That(InstanceIds.Adapter(instanceId), Is.Null);

    [TestCase("Microsoft:{EEEEEEEE-0000-4000-8000-000000000001}")]
    [TestCase("Microsoft:eeeeeeee-0000-4000-8000-000000000001")]
    [TestCase("EEEEEEEE-0000-4000-8000-000000000001")]
    public void DeviceId_InAnyForm_IsItsGuid(string deviceId) =>
        Assert.That(InstanceIds.Device(deviceId), Is.EqualTo(Guid.Parse(TestNode.Port)));

    [Test]
    public void Vlan_InEachMode_KeepsWhatTheModeMeans()
    {
        CimObject Vlan(uint mode) => Rows.Of(string.Empty,
            ("InstanceID", SettingId), ("OperationMode", mode), ("AccessVlanId", 10), ("NativeVlanId", 5),
            ("TrunkVlanIdArray", new[] { "20", "10" }));
        VlanSetting Read(uint mode) => VlanSettingRow.Table.Read(Vlan(mode)).Setting;
        Assert.Multiple(() =>
        {
            Assert.That(Read(0), Is.EqualTo(VlanSetting.Untagged));
            Assert.That(Read(1), Is.EqualTo(new VlanSetting(VlanMode.Access, 10, 0, [])));
            Assert.That(Read(2), Is.EqualTo(new VlanSetting(VlanMode.Trunk, 0, 5, [10, 20])));
            Assert.That(Read(3).Mode, Is.EqualTo(VlanMode.Private));
            Assert.That(VlanSettingRow.Table.Read(Vlan(4)).Oddity, Does.Contain("4"));
        });
    }

    [Test]
    public void TrunkOfOne_ThatLooksLikeAScalar_IsAListOfOne() => Assert.That(
        VlanSettingRow.Table.Read(Rows.Of(string.Empty, ("InstanceID", SettingId), ("OperationMode", 2), ("TrunkVlanIdArray", 20)))
            .Setting.TrunkIds,
        Is.EqualTo(new ushort[] { 20 }));

    [Test]
    public void PortConnection_OfOtherThings_NamesNothing() => Assert.That(
        PortConnectionRow.Table.Read(Rows.Of("Msvm_ElementSettingData",
            ("ManagedElement", CimPath.Of(Wire.Ns, "Msvm_ComputerSystem", ("Name", "x"))),
            ("SettingData", CimPath.Of(Wire.Ns, "Msvm_VirtualSystemSettingData", ("InstanceID", "y"))))),
        Is.EqualTo(new PortConnectionRow(null, null, null)));
}
