using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Wsman;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class ExtensionTests
{
    private const string Extensions = "Msvm_EthernetSwitchExtension";
    private const string Capture = "EA24CD6C-D17A-4348-9190-09F0D5BE83DD";

    [Test]
    public async Task Capture_TurnedOnAndOff_DecidesWhetherTheUplinkIsASource()
    {
        await using var bench = await LabBench.StartAsync();
        var uplink = bench.Model.FindNode("HV01").Switches[0].Uplink!;
        await bench.CallToEndAsync(
            "HV01", Switches, "AddFeatureSettings",
            AddParameters(uplink.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)))));
        var modes = new List<MonitorMode> { uplink.PortSettings.Mode };

        foreach (var state in (ulong[])[2, 3])
        {
            Assert.That(Change(bench, state).ReturnValue, Is.Zero);
            modes.Add(uplink.PortSettings.Mode);
        }

        Assert.That(modes, Is.EqualTo((MonitorMode[])[MonitorMode.None, MonitorMode.Source, MonitorMode.None]));
    }

    [Test]
    public async Task Change_AsJob_IsDoneWhenTheJobIs()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { ExtensionChangeIsJob = true });

        var answer = Change(bench, 2);
        var before = State(bench);
        await bench.RunAsync(bench.JobOf("HV01", answer).Completion);

        Assert.That(answer.ReturnValue, Is.EqualTo(4096));
        Assert.That((before, State(bench)), Is.EqualTo(("3", "2")));
    }

    [Test]
    public async Task Change_OfFixedExtension_IsRefused()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { ExtensionsAreFixed = true });

        Assert.That(State(bench), Is.EqualTo("5"));
        Assert.That(Change(bench, 2).ReturnValue, Is.EqualTo(32775));
    }

    [Test]
    public async Task Change_ToAnotherState_IsRefused()
    {
        await using var bench = await LabBench.StartAsync();

        Assert.That(Change(bench, 9).ReturnValue, Is.EqualTo(32773));
        Assert.That(State(bench), Is.EqualTo("3"));
    }

    [TestCase(true, "{EA24CD6C-D17A-4348-9190-09F0D5BE83DD}")]
    [TestCase(false, Capture)]
    public async Task Name_OfExtension_HasBracesOrNot(bool braces, string name)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { ExtensionNamesHaveBraces = braces });

        Assert.That(Row(bench).Text("Name"), Is.EqualTo(name));
        Assert.That(Change(bench, 2).ReturnValue, Is.Zero);
    }

    private static CimMethodAnswer Change(LabBench bench, ulong state) => bench.Class("HV01", Extensions).Invoke(
        Row(bench).Path!,
        "RequestStateChange",
        new CimObject(string.Empty, [new CimProperty("RequestedState", CimType.UInt16, CimValue.Of(state))]));

    private static string? State(LabBench bench) => Row(bench).Text("EnabledState");

    private static CimObject Row(LabBench bench) => bench.Instances("HV01", Extensions).First(
        row => row.Text("Name")!.Contains(Capture)
            && row.Text("SystemName") == bench.Model.FindNode("HV01").Switches[0].Id.ToString().ToUpperInvariant());
}
