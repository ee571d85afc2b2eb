using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>Calls a management class as a client does and waits for its job.</summary>
internal static class RoleWriting
{
    public const string Machines = "Msvm_VirtualSystemManagementService";
    public const string Switches = "Msvm_VirtualEthernetSwitchManagementService";
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Namespace = "root/virtualization/v2";

    public static string Embedded(params (string Name, CimValue Value)[] values) => CimXml.Write(new CimObject(
        Security, values.Select(item => new CimProperty(item.Name, CimType.String, item.Value))));

    public static CimObject AddParameters(string connection, params string[] settings) => new(
        string.Empty,
        [
            new CimProperty("AffectedConfiguration", CimType.Reference, CimValue.Of(
                CimPath.Of(Namespace, "Msvm_EthernetPortAllocationSettingData", ("InstanceID", connection)))),
            Settings(settings),
        ]);

    public static CimObject ModifyParameters(params string[] settings) => new(string.Empty, [Settings(settings)]);

    public static CimObject RemoveParameters(string className, string instanceId) => new(
        string.Empty,
        [
            new CimProperty("FeatureSettings", CimType.Reference, new CimValue.List(
                [CimValue.Of(CimPath.Of(Namespace, className, ("InstanceID", instanceId)))]), IsArray: true),
        ]);

    public static CimMethodAnswer Call(
        this LabBench bench, string node, string className, string method, CimObject parameters) =>
        bench.Class(node, className).Invoke(
            CimPath.Of(Namespace, className, ("CreationClassName", className)), method, parameters);

    /// <summary>Calls, expects a job, lets it finish.</summary>
    public static async Task<LabJob> CallToEndAsync(
        this LabBench bench, string node, string className, string method, CimObject parameters)
    {
        var answer = bench.Call(node, className, method, parameters);
        Assert.That(answer.ReturnValue, Is.EqualTo(4096));
        var job = bench.JobOf(node, answer);
        await bench.RunAsync(job.Completion);
        return job;
    }

    public static LabJob JobOf(this LabBench bench, string node, CimMethodAnswer answer)
    {
        var reference = (CimValue.Reference)answer.Output.Single(item => item.Name == "Job").Value;
        lock (bench.Model.Gate)
            return bench.Model.FindNode(node).Jobs.Current_NeedsLock()
                .Single(job => job.InstanceId == reference.Path.Key("InstanceID"));
    }

    public static Task<LabJob> AddRoleAsync(this LabBench bench, LabNic nic, ulong mode) => bench.CallToEndAsync(
        nic.Vm.Node.Name,
        Machines,
        "AddFeatureSettings",
        AddParameters(nic.InstanceId, Embedded(("MonitorMode", CimValue.Of(mode)))));

    private static CimProperty Settings(string[] texts) =>
        new("FeatureSettings", CimType.String, CimValue.OfMany(texts), IsArray: true);

    public static string SettingId(this LabNic nic) => nic.InstanceIdOf(nic[FeatureDefinition.Security]!);
}
