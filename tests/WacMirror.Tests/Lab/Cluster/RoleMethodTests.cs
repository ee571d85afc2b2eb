using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Switching;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class RoleMethodTests
{
    [Test]
    public async Task Add_OnFreshAdapter_AttachesTheSettingAndReachesThePort()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");

        var job = await bench.AddRoleAsync(nic, 2);

        var row = bench.Instances("HV01", Security)
            .Single(item => item.Text("InstanceID")!.StartsWith(nic.InstanceId));
        Assert.Multiple(() =>
        {
            Assert.That(job.State, Is.EqualTo(JobState.Completed));
            Assert.That(row.UInt8("MonitorMode"), Is.EqualTo(2));
            Assert.That(nic.Live!.Port!.Settings.Mode, Is.EqualTo(MonitorMode.Source));
        });
    }

    [Test]
    public async Task Add_BeforeTheJobEnds_ChangesNothing()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");

        var answer = bench.Call(
            "HV01", Machines, "AddFeatureSettings",
            AddParameters(nic.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)))));

        var jobs = bench.Instances("HV01", "Msvm_ConcreteJob");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ReturnValue, Is.EqualTo(4096));
            Assert.That(
                answer.Output.Single(item => item.Name == "ResultingFeatureSettings").Value, Is.EqualTo(CimValue.None));
            Assert.That(jobs.Single().UInt16("JobState"), Is.EqualTo(4));
            Assert.That(nic[FeatureDefinition.Security], Is.Null);
        });
    }

    [Test]
    public async Task Add_WhereASettingIs_EndsTheJobWithAnError()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);

        var job = await bench.AddRoleAsync(nic, 1);

        Assert.Multiple(() =>
        {
            Assert.That(job.State, Is.EqualTo(JobState.Exception));
            Assert.That(job.Error!.Code, Is.EqualTo(32773));
            Assert.That(nic.PortSettings.Mode, Is.EqualTo(MonitorMode.Source));
        });
    }

    [TestCase("Microsoft:nothing")]
    [TestCase(@"Microsoft:00000000-0000-0000-0000-000000000000\00000000-0000-0000-0000-000000000000\C")]
    public async Task Add_ToUnknownConnection_IsRefusedAtOnce(string connection)
    {
        await using var bench = await LabBench.StartAsync();

        var answer = bench.Call(
            "HV01", Machines, "AddFeatureSettings", AddParameters(connection, Embedded(("MonitorMode", CimValue.Of(2UL)))));

        Assert.That(answer.ReturnValue, Is.EqualTo(32773));
    }

    [TestCase(Switches, false)]
    [TestCase(Machines, true)]
    public async Task Add_OnTheOtherManagementClass_IsRefusedAtOnce(string className, bool uplink)
    {
        await using var bench = await LabBench.StartAsync();
        var connection = uplink
            ? bench.Model.FindNode("HV01").Switches[0].Uplink!.InstanceId
            : bench.Nic("NLB2").InstanceId;

        var answer = bench.Call(
            "HV01", className, "AddFeatureSettings", AddParameters(connection, Embedded(("MonitorMode", CimValue.Of(2UL)))));

        Assert.That(answer.ReturnValue, Is.EqualTo(32773));
    }

    [Test]
    public async Task Add_ToUplink_MakesItASource()
    {
        await using var bench = await LabBench.StartAsync(
            behavior: new LabBehavior { UplinkMirrorNeedsCapture = false });
        var uplink = bench.Model.FindNode("HV01").Switches[0].Uplink!;

        await bench.CallToEndAsync(
            "HV01", Switches, "AddFeatureSettings",
            AddParameters(uplink.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)))));

        Assert.That(
            uplink.Live!.Port!.Settings, Is.EqualTo(new PortSettings(PortVlan.AllVlans, MonitorMode.Source, 0, false)));
    }

    [TestCase("not xml")]
    [TestCase("<INSTANCE/>")]
    [TestCase("<!DOCTYPE x []><INSTANCE CLASSNAME='x'/>")]
    public async Task Add_OfMalformedText_IsRefusedAtOnce(string text)
    {
        await using var bench = await LabBench.StartAsync();

        var answer = bench.Call(
            "HV01", Machines, "AddFeatureSettings", AddParameters(bench.Nic("NLB2").InstanceId, text));

        Assert.That(answer.ReturnValue, Is.EqualTo(32773));
    }

    [TestCase("MonitorMode", "3")]
    [TestCase("MonitorMode", "300")]
    [TestCase("MonitorMode", "Source")]
    [TestCase("MonitorSession", "256")]
    [TestCase("AllowMacSpoofing", "perhaps")]
    public async Task Add_OfImpossibleValue_EndsTheJobWithAnErrorAndChangesNothing(string property, string value)
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");

        var job = await bench.CallToEndAsync(
            "HV01", Machines, "AddFeatureSettings", AddParameters(nic.InstanceId, Embedded((property, CimValue.Of(value)))));

        Assert.Multiple(() =>
        {
            Assert.That(job.Error!.Code, Is.EqualTo(32773));
            Assert.That(nic[FeatureDefinition.Security], Is.Null);
        });
    }

    [Test]
    public async Task Modify_WithExplicitZero_TurnsTheRoleOffAndKeepsTheRest()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.CallToEndAsync(
            "HV01", Machines, "AddFeatureSettings",
            AddParameters(nic.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)), ("EnableDhcpGuard", CimValue.Of(true)))));

        await bench.CallToEndAsync(
            "HV01", Machines, "ModifyFeatureSettings",
            ModifyParameters(Embedded(("InstanceID", CimValue.Of(nic.SettingId())), ("MonitorMode", CimValue.Of(0UL)))));

        var row = bench.Instances("HV01", Security).Single(item => item.Text("InstanceID") == nic.SettingId());
        Assert.Multiple(() =>
        {
            Assert.That(row.UInt8("MonitorMode"), Is.Zero);
            Assert.That(row.Boolean("EnableDhcpGuard"), Is.True);
            Assert.That(nic.Live!.Port!.Settings.Mode, Is.EqualTo(MonitorMode.None));
        });
    }

    [Test]
    public async Task Modify_WithNullProperty_IgnoresIt()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);

        var job = await bench.CallToEndAsync(
            "HV01", Machines, "ModifyFeatureSettings",
            ModifyParameters(Embedded(("InstanceID", CimValue.Of(nic.SettingId())), ("MonitorMode", CimValue.None))));

        Assert.Multiple(() =>
        {
            Assert.That(job.Error, Is.Null);
            Assert.That(nic.PortSettings.Mode, Is.EqualTo(MonitorMode.Source));
        });
    }

    [Test]
    public async Task AddAndModify_WithAPropertyTheClassHasNot_AreRefusedByItsName()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");

        var added = await bench.CallToEndAsync("HV01", Machines, "AddFeatureSettings", AddParameters(
            nic.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)), ("MonitorMood", CimValue.Of(2UL)))));
        var untouched = nic[FeatureDefinition.Security];
        await bench.AddRoleAsync(nic, 2);
        var modified = await bench.CallToEndAsync("HV01", Machines, "ModifyFeatureSettings", ModifyParameters(Embedded(
            ("InstanceID", CimValue.Of(nic.SettingId())), ("MonitorMode", CimValue.Of(0UL)),
            ("MonitorMood", CimValue.None))));

        Assert.Multiple(() =>
        {
            Assert.That(added.Error?.Description, Does.Contain("MonitorMood"));
            Assert.That(untouched, Is.Null);
            Assert.That(modified.Error?.Description, Does.Contain("MonitorMood"));
            Assert.That(nic.PortSettings.Mode, Is.EqualTo(MonitorMode.Source));
        });
    }

    [TestCase(true, MonitorMode.Source)]
    [TestCase(false, MonitorMode.None)]
    public async Task Modify_WithOneBadItem_FollowsTheBatchBehavior(bool isAtomic, MonitorMode expected)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { BatchIsAtomic = isAtomic });
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);

        var job = await bench.CallToEndAsync(
            "HV01", Machines, "ModifyFeatureSettings",
            ModifyParameters(
                Embedded(("InstanceID", CimValue.Of("Microsoft:nothing")), ("MonitorMode", CimValue.Of(0UL))),
                Embedded(("InstanceID", CimValue.Of(nic.SettingId())), ("MonitorMode", CimValue.Of(0UL)))));

        Assert.Multiple(() =>
        {
            Assert.That(job.Error!.Code, Is.EqualTo(32773));
            Assert.That(nic.PortSettings.Mode, Is.EqualTo(expected));
        });
    }

    [Test]
    public async Task Modify_WhenWritesAreLost_ReportsSuccessAndChangesNothing()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { WritesAreLost = true });
        var nic = bench.Nic("NLB2");

        var job = await bench.AddRoleAsync(nic, 2);

        Assert.Multiple(() =>
        {
            Assert.That(job.State, Is.EqualTo(JobState.Completed));
            Assert.That(nic[FeatureDefinition.Security], Is.Null);
        });
    }

    [Test]
    public async Task Remove_OfASetting_ReturnsThePortToDefaults()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 1);

        var job = await bench.CallToEndAsync(
            "HV01", Machines, "RemoveFeatureSettings", RemoveParameters(Security, nic.SettingId()));

        Assert.Multiple(() =>
        {
            Assert.That(job.Error, Is.Null);
            Assert.That(nic[FeatureDefinition.Security], Is.Null);
            Assert.That(nic.Live!.Port!.Settings.Mode, Is.EqualTo(MonitorMode.None));
        });
    }

    [Test]
    public async Task FinishedJob_AfterFiveMinutes_IsGone()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.AddRoleAsync(bench.Nic("NLB2"), 2);
        var before = bench.Instances("HV01", "Msvm_ConcreteJob");

        bench.Time.Advance(TimeSpan.FromMinutes(5.1));

        Assert.Multiple(() =>
        {
            Assert.That(before, Has.Count.EqualTo(1));
            Assert.That(before[0].UInt16("JobState"), Is.EqualTo(7));
            Assert.That(bench.Instances("HV01", "Msvm_ConcreteJob"), Is.Empty);
        });
    }

    [Test]
    public async Task FailedJob_AskedForItsErrors_GivesThemAsEmbeddedInstances()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);
        var job = await bench.AddRoleAsync(nic, 2);

        var answer = bench.Class("HV01", "Msvm_ConcreteJob").Invoke(
            CimPath.Of("root/virtualization/v2", "Msvm_ConcreteJob", ("InstanceID", job.InstanceId)),
            "GetErrorEx",
            new CimObject(string.Empty, []));

        var error = CimXml.Read(answer.Output.Single().Value.AsItems.Single().AsText!);
        Assert.That(error.Text("Message"), Does.Contain("already"));
    }
}
