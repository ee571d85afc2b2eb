using WacMirror.Soak.Oracle;

namespace WacMirror.Tests.Soak;

/// <summary>The soak's oracle, against histories whose end is plain to a reader.</summary>
internal sealed class SettingOracleTests
{
    private const string None = "0/0";
    private const string Destination = "1/0";
    private const string Source = "2/0";
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly Want WantsSource = Want.Of([Source]);

    [Test]
    public void WantedRole_NothingThere_IsSet()
    {
        var role = Of(None);
        role.Follow(WantsSource);
        Assert.That(Allowed(role), Is.EqualTo((string[])[Source]));
    }

    [Test]
    public void WantedRole_ForeignRoleThere_IsLeft()
    {
        var role = Of(Destination);
        role.Follow(WantsSource);
        Assert.That(Allowed(role), Is.EqualTo((string[])[Destination]));
    }

    [Test]
    public void OwnRole_StrangerChangesIt_IsRepairedAndTheTwinForgetsTheStranger()
    {
        var role = Held();
        role.Edit(Destination, Now);
        Assert.That(Allowed(role), Is.EqualTo((string[])[Source]));
        role.Observe(Source);
        Assert.That(role.States.Select(state => state.Twin), Is.All.EqualTo(None));
    }

    [Test]
    public void OwnRole_NobodyWantsItAnyMore_IsRestored()
    {
        var role = Held();
        role.Follow(Want.Nothing);
        Assert.That(Allowed(role), Is.EqualTo((string[])[None]));
    }

    [Test]
    public void OwnRole_StrangerChangesItAfterItsEnd_IsRestoredFirstOrLeft()
    {
        var role = Held();
        role.Edit(Destination, Now);
        role.Follow(Want.Nothing);
        Assert.That(Allowed(role), Is.EqualTo((string[])[None, Destination]));
        role.Observe(Destination);
        Assert.That(role.States.Select(state => state.Phase), Is.All.EqualTo(HeldPhase.Free));
    }

    [Test]
    public void OwnRole_NodeDoesNotAnswer_IsWhateverItMayHaveComeTo()
    {
        var role = Held();
        role.Follow(Want.Of([Destination]));
        Assert.That(
            role.Settle(canAct: false, Now, overwrites: false).Select(state => state.Value).Distinct().Order(),
            Is.EqualTo((string[])[Destination, Source]));
    }

    [Test]
    public void OwnRole_StrangerChangesItAgainAndAgain_MayBeGivenUp()
    {
        var role = Held();
        for (var edit = 0; edit < 4; edit++)
        {
            role.Edit(Destination, Now);
            Assert.That(Allowed(role), edit < 3 ? Is.EqualTo((string[])[Source]) : Is.EqualTo((string[])[Destination, Source]));
            role.Observe(Source);
        }
    }

    [Test]
    public void OwnRole_StrangerSetsTheSameAndItThenBecomesWhatItWas_IsAsItWasForTheTwinToo()
    {
        var role = Of(Destination);
        role.Follow(Want.Of([Destination]));
        role.Observe(Destination);
        role.Adopt(found => found, isCertain: true);
        foreach (var wanted in (string[])[Destination, Source, Destination])
        {
            role.Follow(Want.Of([wanted]));
            Assert.That(Allowed(role), Is.EqualTo((string[])[wanted]));
            role.Observe(wanted);
            if (wanted == Source)
                role.Edit(Source, Now);
        }
        role.Follow(Want.Nothing);
        Assert.That(Allowed(role), Is.EqualTo((string[])[Destination]));
        role.Observe(Destination);
        Assert.That(role.Twin, Is.EqualTo(Destination));
        Assert.That(role.MayBeOwned, Is.False);
    }

    [Test]
    public void Contradiction_SomebodyHoldsIt_IsKept()
    {
        var role = Held();
        role.Follow(Want.Of([Source, Destination]));
        Assert.That(Allowed(role), Is.EqualTo((string[])[Source]));
    }

    [Test]
    public void Contradiction_NobodyHoldsIt_IsLeft()
    {
        var role = Of(None);
        role.Follow(Want.Of([Source, Destination]));
        Assert.That(Allowed(role), Is.EqualTo((string[])[None]));
    }

    [Test]
    public void AdoptedRole_AtItsEnd_StaysOrIsClearedAsSaid()
    {
        var (left, cleared) = (Of(Source), Of(Source));
        foreach (var (role, isCleared) in ((SettingOracle, bool)[])[(left, false), (cleared, true)])
        {
            role.Adopt(found => isCleared ? None : found, isCertain: true);
            role.Follow(WantsSource);
            role.Settle(canAct: true, Now, overwrites: false);
            role.Observe(Source);
            role.Follow(Want.Nothing);
        }
        Assert.That((Allowed(left), Allowed(cleared)), Is.EqualTo(((string[])[Source], (string[])[None])));
    }

    [Test]
    public void EditInTheWriteWindow_LabSawOne_ExplainsWhatWasFoundAndIsTold()
    {
        var role = Held();
        role.Follow(Want.Of([Destination]));
        role.Edit(None, Now);
        role.Follow(Want.Nothing);
        Assert.That(
            role.Settle(canAct: true, Now, overwrites: true).Any(state => state.IsUnseen), Is.True);
    }

    [Test]
    public void Found_WhatWasNotPossible_IsToldAndTakenAsTheNewBeginning()
    {
        var role = Held();
        role.Settle(canAct: true, Now, overwrites: false);
        Assert.That((role.Observe(Destination), Allowed(role).Length), Is.EqualTo((false, 1)));
    }

    private static SettingOracle Of(string value) => new(new SettingRules(SettingKind.Role), value);

    private static SettingOracle Held()
    {
        var role = Of(None);
        role.Follow(WantsSource);
        role.Settle(canAct: true, Now, overwrites: false);
        role.Observe(Source);
        return role;
    }

    private static string[] Allowed(SettingOracle role) =>
        [.. role.Settle(canAct: true, Now, overwrites: false).Select(state => state.Value).Distinct().Order(StringComparer.Ordinal)];
}
