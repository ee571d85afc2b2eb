using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>Draws policies of every form that may be stored.</summary>
internal static class PolicyGen
{
    private static readonly Gen<bool> Coin = Gen.Elements(true, false);

    /// <summary>Texts with everything in them that JSON has to escape.</summary>
    private static readonly Gen<string> Text =
        from length in Gen.Choose(1, 12)
        from letters in Gen.ArrayOf(Gen.Frequency(
            (8, Gen.Elements("a", "B", "9", "-", "_", ".", "*", "?", " ")),
            (2, Gen.Elements("\"", "\\", "/", "<", ">", "&", "'", "ä", "ß", "\u2028", "\u00a0", "\ud83d\ude00"))), length)
        select string.Concat(letters);

    private static readonly Gen<string> Name = Text.Select(text => "x" + text.Trim(' ') + "x");

    private static readonly Gen<Guid> Guids = Gen.Choose(0, int.MaxValue).Select(Some.Id);

    private static readonly Gen<VlanRange> Range =
        from first in Gen.Choose(0, 4094)
        from last in Gen.Choose(first, 4094)
        select new VlanRange((ushort)first, (ushort)last);

    private static readonly Gen<Subnet> Subnets =
        Gen.Elements("10.0.0.0/8", "192.168.4.0/24", "0.0.0.0/0", "10.1.2.3/32", "fd00::/8", "::/0", "2001:db8::1/128")
            .Select(text => new Subnet(text));

    private static readonly Gen<SelectorTerm> MachineTerms =
        from vm in Maybe(Text)
        from vmId in MaybeValue(Guids)
        from adapter in Text
        from linked in Maybe(Text)
        from node in Maybe(Text)
        from vlan in MaybeValue(Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(Range, count)).Select(all => all.ToImmutableArray()))
        from subnet in MaybeValue(Subnets)
        from tag in Maybe(Name)
        from state in MaybeValue(Gen.Elements(Enum.GetValues<VmState>().Where(state => state != VmState.Unknown).ToArray()))
        from kind in MaybeValue(Gen.Constant(AdapterKind.VmNic))
        select new SelectorTerm
        {
            Vm = vm, VmId = vmId, Adapter = adapter, Switch = linked, Node = node, Vlan = vlan, Subnet = subnet, Tag = tag,
            State = state, Kind = kind,
        };

    private static readonly Gen<SelectorTerm> Terms = Gen.OneOf(
        MachineTerms,
        from owner in Guids from nic in Guids select new SelectorTerm { AdapterId = new AdapterId(owner, nic) },
        Gen.Elements(AdapterKind.Uplink, AdapterKind.ManagementNic).Select(kind => new SelectorTerm { Kind = kind }));

    public static Gen<Selector> Selectors { get; } =
        from any in Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Terms, count))
        from not in Gen.Choose(0, 2).SelectMany(count => Gen.ArrayOf(Terms, count))
        select new Selector([.. any], [.. not]);

    private static readonly Gen<ImmutableArray<DestinationGroup>> Groups = Gen.OneOf(
        Selectors.Select(only => ImmutableArray.Create(new DestinationGroup(DestinationGroup.Unnamed, only))),
        from count in Gen.Choose(1, 3)
        from selectors in Gen.ArrayOf(Selectors, count)
        from name in Name
        select selectors.Select((one, at) => new DestinationGroup($"{name}{at}", one)).ToImmutableArray());

    private static readonly Gen<DateTimeOffset> Instants =
        from ticks in Gen.Choose(0, int.MaxValue)
        from minutes in Gen.Choose(-840, 840)
        select (Some.Moment + TimeSpan.FromTicks(1 + (ticks * 7919L))).ToOffset(TimeSpan.FromMinutes(minutes));

    /// <summary>Policies that <see cref="PolicyChecks.Document"/> finds nothing wrong with at <see cref="Some.Moment"/>, where
    /// every session is allowed.</summary>
    public static Gen<MirrorPolicy> Documents { get; } =
        (from id in Guids
        from name in Name
        from sources in Selectors
        from groups in Groups
        from session in Gen.Choose(0, 255)
        from mode in Gen.Elements(Enum.GetValues<PolicyMode>())
        from collectors in Gen.Elements(Enum.GetValues<CollectorMode>())
        from colocate in Gen.Elements(Enum.GetValues<Colocation>())
        from flags in Gen.ArrayOf(Coin, 3)
        from end in MaybeValue(Instants)
        from reason in Maybe(Text)
        from revision in Gen.Choose(0, int.MaxValue)
        select new MirrorPolicy
        {
            Id = id, Name = name, Cluster = "lab", Sources = sources, Destinations = groups, Session = (byte)session,
            Mode = mode, Collectors = collectors, Colocate = colocate, ManageTrunk = flags[0], ManageCapture = flags[1],
            IsEnabled = flags[2], ExpiresAt = end, Reason = reason, Revision = revision * 4L,
        }).Where(policy => PolicyChecks.Document(policy, Some.Moment, new PolicyRules(AllowsSessions: true)).IsEmpty);

    /// <summary>Those, and policies made by hand.</summary>
    public static Gen<MirrorPolicy> Stored { get; } = Gen.OneOf(
        Documents,
        from policy in Documents
        from isSource in Coin
        from id in Guids
        let only = Selector.Only(new AdapterId(id, id))
        select policy with
        {
            Name = $"hand:{id:D}.{id:D}",
            Origin = PolicyOrigin.Hand,
            Sources = isSource ? only : Selector.Nothing,
            Destinations = isSource ? [] : [new DestinationGroup(DestinationGroup.Unnamed, only)],
        });

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));

    private static Gen<T?> MaybeValue<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));
}
