using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>Draws selectors and clusters of few names, VLANs and addresses, so that they meet often.</summary>
internal static class SelectorGen
{
    private static readonly Gen<string> Pattern = Gen.Elements(
        "SQL01", "sql*", "*01", "*q*", "?ql0?", "*", "web", "W*2", "Backup", "", "*sql*0*1*", "äb", "ÄB*", "**a");

    private static readonly Gen<string> Name = Gen.Elements("SQL01", "sql02", "Web01", "WEB02", "Backup", "db", "Äb", "äb1");

    private static readonly Gen<ImmutableArray<VlanRange>> Vlans =
        from count in Gen.Choose(1, 2)
        from ranges in Gen.ArrayOf(
            from first in Gen.Choose(0, 4) from width in Gen.Choose(0, 2)
            select new VlanRange((ushort)(10 * first), (ushort)((10 * first) + (5 * width))), count)
        select ranges.ToImmutableArray();

    private static readonly Gen<Subnet> Subnets =
        Gen.Elements("10.0.0.0/8", "10.0.1.0/24", "10.0.1.4/32", "0.0.0.0/0", "fd00::/8", "::/0", "fd00::1/128")
            .Select(text => new Subnet(text));

    private static readonly Gen<ushort> Vlan = Gen.Elements<ushort>(0, 10, 15, 20, 33, 40);

    private static readonly Gen<VlanSetting> Settings = Gen.OneOf(
        Gen.Constant(VlanSetting.Untagged),
        Vlan.Select(id => new VlanSetting(VlanMode.Access, id, 0, [])),
        from native in Vlan
        from allowed in Gen.SubListOf<ushort>(10, 15, 20, 33, 40)
        select new VlanSetting(VlanMode.Trunk, 0, native, [.. allowed.Order()]),
        from primary in Vlan
        from secondary in Gen.SubListOf<ushort>(10, 15, 20, 33, 40)
        select new VlanSetting(VlanMode.Private, 0, 0, [])
        {
            Private = new PrivateVlan(PrivateVlanMode.Promiscuous, primary, [.. secondary.Order()]),
        });

    public static Gen<SelectorTerm> Terms { get; } =
        from vm in Maybe(Pattern)
        from vmId in MaybeValue(Gen.Choose(0, 5).Select(Some.Id), 8)
        from adapter in Maybe(Pattern)
        from adapterId in MaybeValue(Gen.Choose(0, 5).Select(number => new AdapterId(Some.Id(number), Some.Id(number))), 8)
        from kind in MaybeValue(Gen.Elements(AdapterKind.VmNic, AdapterKind.Uplink), 4)
        from linked in Maybe(Pattern)
        from node in Maybe(Gen.Elements("HV01", "hv*", "HV02"))
        from vlan in MaybeValue(Vlans, 3)
        from subnet in MaybeValue(Subnets, 2)
        from tag in Maybe(Gen.Elements("pci", "P*", "none"))
        from state in MaybeValue(Gen.Elements(VmState.Running, VmState.Off), 4)
        select new SelectorTerm
        {
            Vm = vm, VmId = vmId, Adapter = adapter, AdapterId = adapterId, Kind = kind, Switch = linked, Node = node,
            Vlan = vlan, Subnet = subnet, Tag = tag, State = state,
        };

    public static Gen<Selector> Selectors { get; } =
        from any in Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Terms, count))
        from not in Gen.Choose(0, 2).SelectMany(count => Gen.ArrayOf(Terms, count))
        select new Selector([.. any], [.. not]);

    public static Gen<ClusterSnapshot> Snapshots { get; } =
        from count in Gen.Choose(0, 12)
        from adapters in Gen.ArrayOf(Adapters(), count)
        select new ClusterSnapshot(adapters.DistinctBy(one => one.Id).ToImmutableSortedDictionary(one => one.Id, one => one));

    private static Gen<Adapter> Adapters() =>
        from number in Gen.Choose(0, 12)
        from machine in Name
        from kind in Gen.Frequency((4, Gen.Constant(AdapterKind.VmNic)), (1, Gen.Constant(AdapterKind.Uplink)))
        from name in Name
        from linked in Maybe(Name)
        from node in Gen.Elements("HV01", "hv02")
        from vlan in Settings
        from addresses in Gen.SubListOf("10.0.1.4", "10.0.1.9", "11.1.1.1", "fd00::1", "fe80::1%4", "no address")
        from tags in Gen.SubListOf("PCI", "pci2", "web")
        from state in Gen.Elements(VmState.Running, VmState.Off, VmState.Unknown)
        select new Adapter
        {
            Id = new AdapterId(Some.Id(number), Some.Id(number)),
            Kind = kind,
            Name = name,
            Node = node,
            Vm = kind == AdapterKind.VmNic ? new Vm(Some.Id(number), machine, state, [.. tags]) : null,
            Switch = linked is null ? null : new VirtualSwitch(Some.Id(9000), linked, SwitchKind.External),
            Vlan = vlan,
            Addresses = [.. addresses],
        };

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((2, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));

    private static Gen<T?> MaybeValue<T>(Gen<T> gen, int absent)
        where T : struct => Gen.Frequency((absent, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));
}
