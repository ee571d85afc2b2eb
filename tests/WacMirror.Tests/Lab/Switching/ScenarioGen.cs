using FsCheck;
using FsCheck.Fluent;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>Draws switches of two to nine ports with few VLANs, sessions and stations, so that they meet
/// often.</summary>
internal static class ScenarioGen
{
    private static readonly Gen<bool> Coin = Gen.Elements(true, false);
    private static readonly Gen<ushort> Vlan = Gen.Elements<ushort>(10, 20, 30);

    private static readonly Gen<PortVlan> PortVlans = Gen.Frequency(
        (4, Gen.Constant(PortVlan.Untagged)),
        (3, Vlan.Select(id => new PortVlan(PortVlanMode.Access, id, 0, []))),
        (3, from native in Gen.Elements<ushort>(0, 10, 20)
            from allowed in Gen.SubListOf<ushort>(10, 20, 30)
            select new PortVlan(PortVlanMode.Trunk, 0, native, [.. allowed])),
        (1, Gen.Constant(PortVlan.AllVlans)));

    private static readonly Gen<PortSettings> Settings =
        from vlan in PortVlans
        from mode in Gen.Frequency(
            (2, Gen.Constant(MonitorMode.None)),
            (3, Gen.Constant(MonitorMode.Source)),
            (3, Gen.Constant(MonitorMode.Destination)))
        from session in Gen.Elements<byte>(0, 0, 1, 255)
        from bypasses in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new PortSettings(vlan, mode, session, bypasses);

    private static readonly Gen<SwitchBehavior> Behaviors = Gen.Frequency(
        (3, Gen.Constant(SwitchBehavior.Default)),
        (2, from isolates in Coin
            from counts in Coin
            from keeps in Coin
            select new SwitchBehavior(isolates, counts, keeps)));

    public static Gen<Scenario> Scenarios { get; } =
        from count in Gen.Choose(2, 9)
        from ports in Gen.ArrayOf(Settings, count)
        from behavior in Behaviors
        from length in Gen.Choose(1, 60)
        from steps in Gen.ArrayOf(Steps(count), length)
        select new Scenario(behavior, [.. ports], [.. steps]);

    /// <summary>Shrinks by leaving out steps.</summary>
    public static IEnumerable<Scenario> Shrink(Scenario scenario) =>
        Enumerable.Range(0, scenario.Steps.Length).Select(i => scenario with { Steps = scenario.Steps.RemoveAt(i) });

    private static Gen<Step> Steps(int ports)
    {
        var port = Gen.Choose(0, ports - 1);
        var send =
            from sender in port
            from moved in Gen.Frequency((6, Gen.Constant(sender)), (1, port))
            from to in Gen.Frequency(
                (6, port),
                (2, Gen.Constant(Stations.Everyone)),
                (1, Gen.Constant(Stations.Group)),
                (1, Gen.Constant(Stations.Stranger)))
            from tci in Gen.Frequency(
                (6, Gen.Constant<ushort>(0)),
                (3, Vlan),
                (1, Gen.Elements<ushort>(0xE000, 0x600A, 4095)))
            select (Step)new SendStep(sender, moved, to, tci);
        return Gen.Frequency(
            (20, send),
            (1, from target in port from settings in Settings select (Step)new ApplyStep(target, settings)),
            (1, port.Select(target => (Step)new DisconnectStep(target))),
            (1, Gen.Elements(1, 299, 300).Select(seconds => (Step)new WaitStep(seconds))));
    }
}
