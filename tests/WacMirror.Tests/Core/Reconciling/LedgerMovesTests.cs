using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Reconciling;

/// <summary>How rows go on, from what a write or a reading found.</summary>
internal sealed class LedgerMovesTests
{
    private static readonly SettingValue None = new SettingValue.Role(RoleSetting.None);
    private static readonly SettingValue Source = new SettingValue.Role(new RoleSetting(MirrorRole.Source));
    private static readonly SettingValue Destination = new SettingValue.Role(new RoleSetting(MirrorRole.Destination));
    private static readonly AdapterId Id = Some.Nic(1, "SQL01").Id;
    private static readonly ImmutableSortedSet<Guid> Claims = [Some.Id(50)];

    [Test]
    public void FirstWrite_ThatTook_IsHeld()
    {
        var row = LedgerMoves.Settled(Open(null, None, Source), Source);
        Assert.That((row.State, row.Prior, row.Applied, row.Intent), Is.EqualTo((LedgerState.Held, None, Source, (LedgerIntent?)null)));
    }

    [Test]
    public void FirstWrite_ThatDidNothing_IsOursNoMore() => Assert.That(
        Ended(LedgerMoves.Settled(Open(null, None, Source), None)),
        Is.EqualTo((LedgerState.Released, (ReleaseOutcome?)ReleaseOutcome.NeverWritten)));

    [Test]
    public void FirstWrite_OverWhichAStrangerWrote_IsLeftToHim() => Assert.That(
        Ended(LedgerMoves.Settled(Open(null, None, Source), Destination)),
        Is.EqualTo((LedgerState.Released, (ReleaseOutcome?)ReleaseOutcome.LeftToStranger)));

    [TestCase(true)]
    [TestCase(false)]
    public void LaterWrite_ThatDidNothing_LeavesTheRowAsItWas(bool byStranger)
    {
        var held = LedgerMoves.Settled(Open(null, None, Source), Source);
        var row = LedgerMoves.Settled(Open(held, Source, Destination), byStranger ? None : Source);
        Assert.That((row.State, row.Prior, row.Applied), Is.EqualTo((LedgerState.Held, None, Source)));
    }

    [Test]
    public void Restoration_ThatTook_IsTheEnd()
    {
        var held = LedgerMoves.Settled(Open(null, None, Source), Source);
        Assert.That(
            Ended(LedgerMoves.Settled(Open(held, Source, None, claims: []), None)),
            Is.EqualTo((LedgerState.Released, (ReleaseOutcome?)ReleaseOutcome.Restored)));
    }

    [Test]
    public void AdoptedRole_WhoseFirstWriteFailed_StaysAdopted()
    {
        var adopted = Open(null, Destination, Destination) with { State = LedgerState.Held, Intent = null };
        var row = LedgerMoves.Settled(Open(adopted, Destination, Source), Destination);
        Assert.That((row.State, row.Prior, row.Applied), Is.EqualTo((LedgerState.Held, Destination, Destination)));
    }

    [Test]
    public void Rule_ThatWasMadeAndNotFilled_IsHeldAsItIs()
    {
        var empty = Rule();
        var row = LedgerMoves.Settled(OpenRule(null, null, Rule("SQL01", "SENSOR")), empty);
        Assert.That((row.State, row.Prior, row.Applied), Is.EqualTo((LedgerState.Held, Rule(null), empty)));
    }

    [Test]
    public void Rule_ThatChangedHalf_IsHeldAsItIs()
    {
        var held = LedgerMoves.Settled(OpenRule(null, null, Rule("A", "B")), Rule("A", "B"));
        var row = LedgerMoves.Settled(OpenRule(held, Rule("A", "B"), Rule("B", "C")), Rule("B"));
        Assert.That((row.State, row.Applied), Is.EqualTo((LedgerState.Held, Rule("B"))));
    }

    [TestCase("A", "X")]
    [TestCase("A")]
    public void Rule_ThatAStrangerChangedMeanwhile_IsNotTakenForOurs(params string[] groups)
    {
        var held = LedgerMoves.Settled(OpenRule(null, null, Rule("A", "B")), Rule("A", "B"));
        var row = LedgerMoves.Settled(OpenRule(held, Rule("A", "B"), Rule("B", "C")), Rule(groups));
        Assert.That((row.State, row.Applied), Is.EqualTo((LedgerState.Held, Rule("A", "B"))));
    }

    [Test]
    public void Trunk_ThatWasLostInAReplacement_IsStillOursToPutBack()
    {
        var before = new SettingValue.Trunk(new VlanSetting(VlanMode.Access, 5, 0, []), SavedSetting.Absent);
        var wanted = new SettingValue.Trunk(new VlanSetting(VlanMode.Trunk, 0, 0, [5, 10]));
        var untagged = new SettingValue.Trunk(VlanSetting.Untagged);
        var open = LedgerMoves.Open(
            null, Step(new SettingKey.Trunk(Id), before, wanted, Claims), "fake", 1, Some.Moment);
        var row = LedgerMoves.Settled(open, untagged);
        Assert.That((row.State, row.Prior, row.Applied), Is.EqualTo((LedgerState.Held, (SettingValue)before, (SettingValue)untagged)));
    }

    [Test]
    public void Trunk_ThatWasLostWhileItWasPutBack_IsStillOursToPutBack()
    {
        var before = new SettingValue.Trunk(new VlanSetting(VlanMode.Access, 5, 0, []), SavedSetting.Absent);
        var wide = new SettingValue.Trunk(new VlanSetting(VlanMode.Trunk, 0, 0, [5, 10]));
        var untagged = new SettingValue.Trunk(VlanSetting.Untagged);
        var key = new SettingKey.Trunk(Id);
        var held = LedgerMoves.Settled(LedgerMoves.Open(null, Step(key, before, wide, Claims), "fake", 1, Some.Moment), wide);
        var row = LedgerMoves.Settled(LedgerMoves.Open(held, Step(key, wide, before, []), "fake", 1, Some.Moment), untagged);
        Assert.That((row.State, row.Prior, row.Applied), Is.EqualTo((LedgerState.Held, (SettingValue)before, (SettingValue)untagged)));
    }

    [Test]
    public void GoneRow_ThatReturns_IsWhereItWas()
    {
        var open = Open(null, None, Source);
        var gone = LedgerMoves.After(open, new LedgerChange.Lose(open.Setting, []));
        Assert.That((gone.State, gone.Claims), Is.EqualTo((LedgerState.Gone, ImmutableSortedSet<Guid>.Empty)));
        Assert.That(LedgerMoves.After(gone, new LedgerChange.Reopen(open.Setting)).State, Is.EqualTo(LedgerState.Open));
    }

    private static (LedgerState, ReleaseOutcome?) Ended(LedgerRow row) => (row.State, row.Outcome);

    private static LedgerRow Open(
        LedgerRow? held, SettingValue from, SettingValue to, ImmutableSortedSet<Guid>? claims = null) =>
        LedgerMoves.Open(held, Step(new SettingKey.Role(Id), from, to, claims ?? Claims), "fake", 1, Some.Moment);

    private static PlanStep Step(SettingKey key, SettingValue from, SettingValue to, ImmutableSortedSet<Guid> claims) =>
        new(StepPhase.SourcesOn, "HV01", key, from, to, claims, StepReason.Apply);

    private static SettingValue Rule(params string[]? groups) => new SettingValue.Affinity(
        groups is null ? null : new AffinityRule("WacMirror 00000050", AffinityKind.SameNode, [.. groups]));

    private static LedgerRow OpenRule(LedgerRow? held, SettingValue? from, SettingValue to) => LedgerMoves.Open(
        held, Step(new SettingKey.Affinity("WacMirror 00000050"), from ?? Rule(null), to, Claims), "fake", 1, Some.Moment);
}
