using FsCheck;
using FsCheck.Fluent;
using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

/// <summary>Draws everything that a ledger row, a rollout and a blind interval can hold.</summary>
internal static class StoredGen
{
    public static readonly Gen<Guid> Guids = Gen.Choose(0, int.MaxValue).Select(Some.Id);
    private static readonly Gen<bool> Coin = Gen.Elements(true, false);
    private static readonly Gen<ushort> Vlans = Gen.Choose(0, 4095).Select(id => (ushort)id);
    private static readonly Gen<AdapterId> Adapters = Guids.Zip(Guids, (owner, nic) => new AdapterId(owner, nic));

    // What is hard in SQL, in JSON and in a key, and no lone surrogates, which are no text.
    private static readonly Gen<string> Words = Gen.Elements(
        "", "HV01", "a:b", "WacMirror 0123abcd", "ção", "日本", "\U0001F50D", "'; DROP TABLE x; --", "\"{0}\"", "\\u0041", "a\nb", " ");

    private static readonly Gen<DateTimeOffset> Times =
        from ticks in Gen.Choose(0, int.MaxValue)
        from hours in Gen.Choose(-12, 12)
        select Some.Moment.AddTicks(ticks).AddDays(ticks % 10_000).ToOffset(TimeSpan.FromHours(hours));

    private static readonly Gen<SettingKey> Keys = Gen.OneOf(
        Adapters.Select(id => (SettingKey)new SettingKey.Role(id)),
        Adapters.Select(id => (SettingKey)new SettingKey.Trunk(id)),
        Guids.Select(id => (SettingKey)new SettingKey.Capture(id)),
        Words.Zip(Guids, (word, id) => (SettingKey)new SettingKey.Affinity($"{word}{id}")));

    private static readonly Gen<PrivateVlan?> Privates = Gen.Frequency(
        (1, Gen.Constant<PrivateVlan?>(null)),
        (1, from mode in Gen.Elements(Enum.GetValues<PrivateVlanMode>())
            from primary in Vlans
            from secondary in Vlans.ListOf()
            select (PrivateVlan?)new PrivateVlan(mode, primary, [.. secondary])));

    private static readonly Gen<SavedSetting?> Wholes = Gen.Frequency(
        (1, Gen.Constant<SavedSetting?>(null)),
        (1, Gen.Constant<SavedSetting?>(SavedSetting.Absent)),
        (2, Words.Zip(Words).ListOf().Select(pairs => (SavedSetting?)new SavedSetting(
            pairs.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2)))));

    private static readonly Gen<SettingValue> Roles =
        from role in Gen.Elements(Enum.GetValues<MirrorRole>())
        from session in Gen.Choose(0, 255)
        from isAbsent in Coin
        select (SettingValue)new SettingValue.Role(new RoleSetting(role, (byte)session), isAbsent);

    private static readonly Gen<SettingValue> Trunks =
        from mode in Gen.Elements(Enum.GetValues<VlanMode>())
        from access in Vlans
        from native in Vlans
        from trunk in Vlans.ListOf()
        from inside in Privates
        from whole in Wholes
        select (SettingValue)new SettingValue.Trunk(
            new VlanSetting(mode, access, native, [.. trunk]) { Private = inside }, whole);

    private static readonly Gen<SettingValue> Rules =
        from name in Words
        from kind in Gen.Elements(Enum.GetValues<AffinityKind>())
        from groups in Words.ListOf()
        from isEnabled in Coin
        from isThere in Coin
        select (SettingValue)new SettingValue.Affinity(
            isThere ? new AffinityRule(name, kind, [.. groups], isEnabled) : null);

    private static readonly Gen<SettingValue> Values =
        Gen.OneOf(Roles, Trunks, Rules, Coin.Select(isOn => (SettingValue)new SettingValue.Capture(isOn)));

    private static readonly Gen<LedgerIntent?> Intents = Gen.OneOf(
        Gen.Constant<LedgerIntent?>(null), Values.Zip(Values, (from, to) => (LedgerIntent?)new LedgerIntent(from, to)));

    public static Gen<LedgerRow> Rows(string cluster) =>
        from id in Guids
        from key in Keys
        from prior in Values
        from applied in Values
        from claims in Guids.ListOf()
        from state in Gen.Elements(Enum.GetValues<LedgerState>())
        from epoch in Gen.Elements(0L, 1L, long.MaxValue)
        from node in Words
        from at in Times
        from intent in Intents
        from outcome in Optional(Gen.Elements(Enum.GetValues<ReleaseOutcome>()))
        select new LedgerRow(id, cluster, key, prior, applied, [.. claims], state, epoch, node, at)
        {
            Intent = intent,
            Outcome = outcome,
        };

    public static Gen<PolicyRollout> Rollouts { get; } =
        from canary in Optional(Adapters)
        from until in Optional(Times)
        from limit in Gen.Elements(0, 0.1, 1.0 / 3, 1e300)
        from confirm in Optional(Times)
        from fallback in Optional(Gen.Elements(1L, long.MaxValue))
        select new PolicyRollout
        {
            Canary = canary,
            CanaryUntil = until,
            CanaryDropLimit = limit,
            ConfirmBy = confirm,
            FallbackRevision = fallback,
        };

    public static Gen<BlindInterval> Intervals(string cluster) =>
        from id in Guids
        from policy in Guids
        from source in Adapters
        from node in Words
        from start in Times
        from end in Optional(Times)
        from reason in Gen.Elements(Enum.GetValues<BlindReason>())
        from cause in Gen.Elements(Enum.GetValues<BlindCauseKind>())
        from places in Gen.Elements<(string?, string?)>((null, null), ("HV01", null), ("HV01", "ção"))
        from packets in Optional(Gen.Elements(new PacketRange(0, 0), new PacketRange(1, ulong.MaxValue)))
        select new BlindInterval(
            id, cluster, policy, source, node, start, end, reason, new BlindCause(cause, places.Item1, places.Item2), packets);

    private static Gen<T?> Optional<T>(Gen<T> some)
        where T : struct =>
        Gen.OneOf(Gen.Constant<T?>(null), some.Select(value => (T?)value));
}
