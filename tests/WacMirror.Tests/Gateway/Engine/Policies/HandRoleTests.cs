using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>Roles set by hand, row by row of the table.</summary>
internal sealed class HandRoleTests : DeskFixture
{
    [TestCase(MirrorRole.Source)]
    [TestCase(MirrorRole.Destination)]
    public async Task Role_OnAnUnclaimedAdapter_MakesAPolicyOfThisAdapterAndAnswersTheReadBack(MirrorRole wanted)
    {
        await StartAsync();
        var answer = await Test.SetRoleAsync(Sql.Id, wanted);

        var policy = (await BoardAsync()).Policies.Single().Policy;
        Assert.That((answer.Policy, answer.IsPending, answer.Adapter.Role.Role), Is.EqualTo(((Guid?)policy.Id, false, wanted)));
        Assert.That((policy.Name, policy.Origin, policy.Mode), Is.EqualTo(($"hand:{Sql.Id}", PolicyOrigin.Hand, PolicyMode.Enforce)));
        Assert.That((await BoardAsync()).Ledger.Single().Claims, Is.EqualTo(new[] { policy.Id }));
    }

    [Test]
    public async Task Role_OnAnAdapterThatAHandPolicyHolds_ChangesThatPolicy()
    {
        await StartAsync();
        var first = await Test.SetRoleAsync(Sql.Id, MirrorRole.Source);
        var second = await Test.SetRoleAsync(Sql.Id, MirrorRole.Destination);
        Assert.That((second.Policy, second.Before, second.Adapter.Role), Is.EqualTo((first.Policy, Source, Destination)));
        Assert.That((await BoardAsync()).Policies.Single().Policy.Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task None_OnAnAdapterThatAHandPolicyHolds_EndsItAndRestoresWhatWasThere()
    {
        Cluster.Set(Sql.Id, new RoleSetting(MirrorRole.None, 3));
        await StartAsync();
        await Test.SetRoleAsync(Sql.Id, MirrorRole.Source);
        var answer = await Test.SetRoleAsync(Sql.Id, MirrorRole.None);
        Assert.That(answer.Adapter.Role, Is.EqualTo(new RoleSetting(MirrorRole.None, 3)));
        Assert.That(((await BoardAsync()).Policies, (await BoardAsync()).Ledger), Is.EqualTo((Array.Empty<object>(), Array.Empty<object>())));
    }

    [Test]
    public async Task None_OnAForeignRole_IsRefusedWithoutAdopting()
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        var error = Assert.ThrowsAsync<ForeignRoleException>(() => Test.SetRoleAsync(Sql.Id, MirrorRole.None));
        Assert.That(error!.Found, Is.EqualTo(Source));
        Assert.That(Cluster.Writes, Is.Empty);
    }

    [Test]
    public async Task None_OnAForeignRole_ClearsItWhenAdopting()
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        var answer = await Test.SetRoleAsync(Sql.Id, MirrorRole.None, adopt: true);
        Assert.That((answer.Before, answer.Adapter.Role, answer.IsPending), Is.EqualTo((Source, RoleSetting.None, false)));
        Assert.That((await BoardAsync()).Ledger, Is.Empty);
        Assert.That(await ActionsAsync(Sql), Is.EqualTo(new[] { "operator role.adopted Source", "wacmirror role.restored Source -> None" }));
    }

    [Test]
    public async Task Role_AdoptedJustAfterAStrangerChangedIt_GoesBackToWhatTheStrangerMade()
    {
        Cluster.Set(Sql.Id, new RoleSetting(MirrorRole.Source, 3));
        await StartAsync();
        Cluster.Set(Sql.Id, RoleSetting.None);
        await Test.SetRoleAsync(Sql.Id, MirrorRole.Destination, adopt: true);
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(Destination));
        await Test.SetRoleAsync(Sql.Id, MirrorRole.None);
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(RoleSetting.None));
    }

    [TestCase(MirrorRole.None)]
    [TestCase(MirrorRole.Destination)]
    public async Task Role_OnANodeThatDoesNotAnswer_IsNotAdopted(MirrorRole wanted)
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        Cluster.Fail("HV01", NodeFault.Unreachable);
        Assert.ThrowsAsync<NodeException>(() => Test.SetRoleAsync(Sql.Id, wanted, adopt: true));
        Assert.That((await BoardAsync()).Ledger, Is.Empty);
    }

    [Test]
    public async Task None_WhereNothingIs_DoesNothing()
    {
        await StartAsync();
        var answer = await Test.SetRoleAsync(Sql.Id, MirrorRole.None);
        Assert.That((answer.Policy, answer.IsPending), Is.EqualTo(((Guid?)null, false)));
        Assert.That((await BoardAsync()).Policies, Is.Empty);
    }

    [TestCase(MirrorRole.Source)]
    [TestCase(MirrorRole.Destination)]
    public async Task Role_OverAForeignRole_TakesItOverAndPutsItBackAtTheEnd(MirrorRole wanted)
    {
        Cluster.Set(Sql.Id, new RoleSetting(MirrorRole.Source, 4));
        await StartAsync();
        var answer = await Test.SetRoleAsync(Sql.Id, wanted);
        Assert.That((answer.Adapter.Role, answer.IsPending), Is.EqualTo((new RoleSetting(wanted, 4), false)));
        await Test.SetRoleAsync(Sql.Id, MirrorRole.None);
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(new RoleSetting(MirrorRole.Source, 4)));
        Assert.That((await BoardAsync()).Ledger, Is.Empty);
    }

    [TestCase(MirrorRole.Source)]
    [TestCase(MirrorRole.None)]
    public async Task AnyRole_OnAnAdapterOfAnotherPolicy_IsRefusedByItsName(MirrorRole wanted)
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        var error = Assert.ThrowsAsync<AdapterClaimedException>(() => Test.SetRoleAsync(Sql.Id, wanted));
        Assert.That(error!.Policy!.Name, Is.EqualTo("databases"));
    }

    [Test]
    public async Task Role_ThatTheNodeRefuses_LeavesNoPolicyBehind()
    {
        await StartAsync();
        Cluster.Refuse(Sql.Id, NodeFault.AccessDenied);
        var error = Assert.ThrowsAsync<NodeException>(() => Test.SetRoleAsync(Sql.Id, MirrorRole.Source));
        Assert.That(error!.Fault, Is.EqualTo(NodeFault.AccessDenied));
        Cluster.Refuse(Sql.Id, null);
        await Test.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(((await BoardAsync()).Policies, (await BoardAsync()).Ledger), Is.EqualTo((Array.Empty<object>(), Array.Empty<object>())));
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(RoleSetting.None));
    }

    [Test]
    public async Task Change_ThatTheNodeRefuses_LeavesThePolicyAsItWas()
    {
        await StartAsync();
        await Test.SetRoleAsync(Sql.Id, MirrorRole.Source);
        Cluster.Refuse(Sql.Id, NodeFault.Busy);
        Assert.ThrowsAsync<NodeException>(() => Test.SetRoleAsync(Sql.Id, MirrorRole.Destination));
        Cluster.Refuse(Sql.Id, null);
        await SettledAsync(board => board.Policies.Single().Policy.Revision == 3);
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(Source));
    }

    [Test]
    public async Task Role_ThatTheNodeDoesNotTakeInTime_IsPendingAndComesLater()
    {
        await StartAsync();
        var held = Cluster.HoldWrites("HV01");
        var asking = Test.SetRoleAsync(Sql.Id, MirrorRole.Source);
        await Test.UntilAsync(() => asking.IsCompleted);
        var answer = await asking;
        Assert.That((answer.IsPending, answer.Policy), Is.EqualTo((true, (Guid?)(await BoardAsync()).Policies.Single().Policy.Id)));
        held.SetResult();
        await SettledAsync(board => board.Ledger.Length == 1);
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(Source));
    }

    [Test]
    public async Task Role_OnASilentNode_IsRefusedAndStoredNowhere()
    {
        await StartAsync();
        Cluster.Fail("HV01", NodeFault.Unreachable);
        await Test.StatusAsync(status => status.Errors.Length == 1);
        Assert.ThrowsAsync<NodeException>(() => Test.SetRoleAsync(Sql.Id, MirrorRole.Source));
        Assert.That((await BoardAsync()).Policies, Is.Empty);
    }

    [Test]
    public async Task Role_ThatSomebodyElseChangesMeanwhile_IsAskedForAgain()
    {
        await StartAsync();
        await Test.SetRoleAsync(Sql.Id, MirrorRole.Source);
        var isFirst = true;
        Cluster.OnWrite = (_, _) =>
        {
            if (isFirst)
                Cluster.Set(Sql.Id, MirrorRole.None);
            isFirst = false;
        };
        var answer = await Test.SetRoleAsync(Sql.Id, MirrorRole.Destination);
        Assert.That((answer.Adapter.Role, answer.IsPending), Is.EqualTo((Destination, false)));
    }

    private ValueTask<PolicyBoard> BoardAsync() => Test.Engine.PoliciesAsync(CancellationToken.None);
}
