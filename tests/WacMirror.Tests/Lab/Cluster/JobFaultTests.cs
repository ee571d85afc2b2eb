using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Wsman.Injection;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>Jobs that hang and jobs that lie.</summary>
public sealed class JobFaultTests
{
    [TestCase(JobFault.ClaimsSuccess, JobState.Completed, false)]
    [TestCase(JobFault.ClaimsFailure, JobState.Exception, true)]
    [TestCase(JobFault.None, JobState.Completed, true)]
    public async Task Job_ThatLies_SaysTheOppositeOfWhatItDid(JobFault fault, object state, bool changes)
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        nic.Vm.Node.Jobs.SetFault(fault, 1);

        var job = await bench.AddRoleAsync(nic, 2);

        Assert.Multiple(() =>
        {
            Assert.That(job.State, Is.EqualTo(state));
            Assert.That(nic[FeatureDefinition.Security] is not null, Is.EqualTo(changes));
        });
    }

    [Test]
    public async Task Job_ThatHangs_RunsForEverAndTheNextIsInOrder()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        nic.Vm.Node.Jobs.SetFault(JobFault.Hangs, 1);

        var hanging = bench.JobOf(nic.Vm.Node.Name, bench.Call(
            nic.Vm.Node.Name,
            RoleWriting.Machines,
            "AddFeatureSettings",
            RoleWriting.AddParameters(nic.InstanceId, RoleWriting.Embedded())));
        await bench.RunAsync(Task.Delay(TimeSpan.FromSeconds(5), bench.Time));
        var next = await bench.AddRoleAsync(nic, 2);

        Assert.Multiple(() =>
        {
            Assert.That(hanging.State, Is.EqualTo(JobState.Running));
            Assert.That(next.State, Is.EqualTo(JobState.Completed));
            Assert.That(nic[FeatureDefinition.Security], Is.Not.Null);
        });
    }
}
