using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.Lab.Wsman.Injection;
using WacMirror.Tests.HyperV.AgainstLab;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Jobs that hang or lie: what the node says of the role afterwards is what counts.</summary>
public sealed class JobFaultTests
{
    [TestCase(JobFault.Hangs, NodeFault.TimedOut, null, Description = "it may still do its work")]
    [TestCase(JobFault.ClaimsSuccess, NodeFault.SilentNoOp, MirrorRole.None)]
    [TestCase(JobFault.ClaimsFailure, null, MirrorRole.Source)]
    public async Task Job_ThatIsNotInOrder_IsToldByTheReadBack(JobFault fault, NodeFault? error, MirrorRole? role)
    {
        await using var lab = await LabUnderTest.StartAsync();
        var adapter = await lab.AdapterAsync("HV01", "NLB2");
        lab.Lab.SetFaults("HV01", new NodeFaults { Jobs = fault });
        // A job that lies ends as quickly as any; one that hangs is given up after a minute.
        var roles = new RoleWriter(lab.Sessions, fault == JobFault.Hangs ? new ImpatientTime() : TimeProvider.System);
        var outcome = (await roles.WriteAsync(
            "HV01", [new RoleChange(adapter, new RoleSetting(MirrorRole.Source))], CancellationToken.None)).Single();
        Assert.That((outcome.Error?.Fault, outcome.After?.Role), Is.EqualTo((error, role)));
        Assert.That((await lab.AdapterAsync("HV01", "NLB2")).Role.Role, Is.EqualTo(role ?? MirrorRole.None));
    }
}
