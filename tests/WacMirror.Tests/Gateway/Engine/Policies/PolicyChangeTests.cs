using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>What people change, and what is refused.</summary>
internal sealed class PolicyChangeTests : DeskFixture
{
    [Test]
    public async Task Policy_ThatIsWrong_IsRefusedWithEverythingThatIsAndStoredNowhere()
    {
        await StartAsync();
        var wrong = NewPolicy(collectors: "nothing*") with { Cluster = "other", ExpiresAt = Test.Time.GetUtcNow().AddDays(-1) };
        var error = Assert.ThrowsAsync<PolicyRefusedException>(() => SaveAsync(wrong));
        Assert.That(error!.Errors.Select(it => it.Kind), Is.SupersetOf(new[]
        {
            FieldErrorKinds.UnknownCluster, FieldErrorKinds.ExpiryInPast, FieldErrorKinds.EmptyGroup,
        }));
        Assert.That((await Test.Store.HistoryAsync("fake", wrong.Id, CancellationToken.None)), Is.Empty);
    }

    [Test]
    public async Task Change_OfAnOldRevision_IsRefused()
    {
        await StartAsync();
        var first = await SaveAsync(NewPolicy());
        await SaveAsync(first.Policy with { Reason = "INC-1" });
        var error = Assert.ThrowsAsync<StaleRevisionException>(() => SaveAsync(first.Policy with { Reason = "INC-2" }));
        Assert.That((error!.Expected, error.Stored), Is.EqualTo((1, 2)));
        Assert.ThrowsAsync<StaleRevisionException>(() => EndAsync(first));
    }

    [Test]
    public async Task Policy_ThatIsOver_IsNotFound()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        var ended = await EndAsync(saved);
        Assert.That(ended.IsEnded, Is.True);
        Assert.ThrowsAsync<PolicyNotFoundException>(() => EndAsync(ended));
        Assert.ThrowsAsync<PolicyNotFoundException>(() => Test.Engine.ConfirmAsync(saved.Policy.Id, "ann", CancellationToken.None));
        Assert.That(await Test.Store.HistoryAsync("fake", saved.Policy.Id, CancellationToken.None), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Policy_ThatIsSwitchedOffAndOn_RestoresAndAppliesAgain()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        var off = await SaveAsync(saved.Policy with { IsEnabled = false });
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
        await SaveAsync(off.Policy with { IsEnabled = true });
        await SettledAsync(board => board.Ledger.Length == 4);
    }

    [Test]
    public async Task Preview_SaysWhatWouldBeWrittenAndStoresNothing()
    {
        Cluster.Set(Web.Id, MirrorRole.Source);
        await StartAsync();
        var preview = await Test.Engine.PreviewAsync(NewPolicy(), CancellationToken.None);
        Assert.That(preview.Errors, Is.Empty);
        Assert.That(preview.Members.Sources, Is.EqualTo(new[] { Sql.Id, Web.Id }));
        Assert.That(
            preview.Steps.Select(step => step.Setting),
            Is.EquivalentTo(new[] { new SettingKey.Role(Sql.Id), new SettingKey.Role(Collector.Id), new SettingKey.Role(Collector2.Id) }));
        Assert.That(preview.Findings.Select(it => it.Kind), Has.Some.EqualTo(FindingKind.ForeignRole));
        await Test.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That((await Test.Engine.PoliciesAsync(CancellationToken.None)).Policies, Is.Empty);
        Assert.That(Cluster.Writes, Is.Empty);
    }

    [Test]
    public async Task Preview_OfAFormThatIsNotFilledIn_ShowsNobodyAndSaysWhatIsMissing()
    {
        await StartAsync();
        var blank = new Selector([new SelectorTerm()], []);
        var preview = await Test.Engine.PreviewAsync(
            NewPolicy() with { Sources = blank, Destinations = [new DestinationGroup(DestinationGroup.Unnamed, blank)] },
            CancellationToken.None);
        Assert.That(preview.Members.Sources, Is.Empty);
        Assert.That(preview.Members.Destinations.Values, Is.All.Empty);
        Assert.That(preview.Steps, Is.Empty);
        Assert.That(preview.Errors.Count(error => error.Kind == FieldErrorKinds.EmptyTerm), Is.EqualTo(2));
    }

    [Test]
    public async Task Adoption_ToBeClearedAtTheEnd_SetsNone()
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 3);
        await Test.Engine.AdoptAsync(saved.Policy.Id, [Sql.Id], AdoptRelease.SetNone, "ann", CancellationToken.None);
        await EndAsync(saved);
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
        Assert.That(await ActionsAsync(Sql), Is.EqualTo(new[]
        {
            "ann role.adopted Source, None when it ends", "wacmirror role.restored Source -> None",
        }));
    }

    [Test]
    public async Task Adoption_OfWhatThePolicyDoesNotWant_IsRefused()
    {
        Cluster.Set(Sql.Id, MirrorRole.Destination);
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 3);
        Assert.ThrowsAsync<PolicyRefusedException>(() => Test.Engine.AdoptAsync(
            saved.Policy.Id, [Sql.Id], AdoptRelease.LeaveAsFound, "ann", CancellationToken.None));
        Assert.That(
            await Test.Engine.AdoptAsync(saved.Policy.Id, [], AdoptRelease.LeaveAsFound, "ann", CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Adoption_OfARoleThatWasClearedSinceTheLastReading_IsRefused()
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 3);
        Cluster.Set(Sql.Id, MirrorRole.None);
        Assert.ThrowsAsync<PolicyRefusedException>(() => Test.Engine.AdoptAsync(
            saved.Policy.Id, [Sql.Id], AdoptRelease.LeaveAsFound, "ann", CancellationToken.None));
    }

    [Test]
    public async Task Policies_BeforeTheStoreWasRead_AreWaitedFor()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        await Test.DisposeAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Test.Store.Committing = _ => gate.Task;
        await RestartAsync();

        var asked = Test.Engine.PoliciesAsync(CancellationToken.None).AsTask();
        await using var watched = Test.Engine.WatchPoliciesAsync(CancellationToken.None).GetAsyncEnumerator();
        var first = watched.MoveNextAsync().AsTask();
        using var impatient = new CancellationTokenSource();
        var leaving = Test.Engine.PoliciesAsync(impatient.Token).AsTask();
        await impatient.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => leaving);
        await Test.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That((asked.IsCompleted, first.IsCompleted), Is.EqualTo((false, false)));

        gate.SetResult();

        Assert.That((await asked).Policies.Single().Policy, Is.EqualTo(saved.Policy));
        Assert.That(await first, Is.True);
        Assert.That(watched.Current.Policies, Is.Not.Empty);
    }

    [Test]
    public async Task Policies_OfAStoreThatCouldNeverBeRead_AreRefusedAndNotEmpty()
    {
        await StartAsync();
        await Test.DisposeAsync();
        Test.Store.IsUnavailable = true;
        await RestartAsync();
        Assert.ThrowsAsync<PoliciesHaltedException>(() => Test.Engine.PoliciesAsync(CancellationToken.None).AsTask());
        Assert.That((await Test.BoardAsync(_ => true)).Halted, Does.Contain("does not answer"));
        Test.Store.IsUnavailable = false;
        await Test.BoardAsync(board => board.Halted is null);
        Assert.That((await Test.Engine.PoliciesAsync(CancellationToken.None)).Policies, Is.Empty);
    }

    [Test]
    public async Task Policies_WithoutAStore_AreHalted()
    {
        await StartAsync();
        Test.Store.IsUnavailable = true;
        var error = Assert.ThrowsAsync<PoliciesHaltedException>(() => SaveAsync(NewPolicy()));
        Assert.That(error!.Message, Does.Contain("does not answer"));
        await Test.BoardAsync(board => board.Halted is not null);
        Test.Store.IsUnavailable = false;
        await Test.BoardAsync(board => board.Halted is null);
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
    }
}
