using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>Whatever happens to a cluster, coverage is what the definition says, asked of every pair of ports.</summary>
internal sealed class ReachPropertyTests
{
    private static readonly VlanSetting[] Vlans =
    [
        VlanSetting.Untagged, new(VlanMode.Access, 1, 0, []), new(VlanMode.Access, 2, 0, []),
        new(VlanMode.Trunk, 0, 0, [1]), new(VlanMode.Trunk, 0, 1, [2]), new(VlanMode.Trunk, 0, 0, [1, 2]),
    ];

    [Test]
    public void Coverage_AfterAnyChanges_IsWhatTheDefinitionSays() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261, 7, 0),
            Prop.ForAll(
                Gen.Choose(0, 99_999).ArrayOf().ToArbitrary(),
                codes => new World().Run(codes)));

    private sealed class World
    {
        private readonly CoverageBench bench = new();
        private readonly Adapter[] sources;
        private readonly Adapter[] collectors;
        private readonly Dictionary<AdapterId, Adapter> now = [];
        private readonly HashSet<string> silent = [];

        public World()
        {
            sources = [.. Enumerable.Range(1, 4).Select(number => bench.Source(number, NodeOf(number)))];
            collectors = [.. Enumerable.Range(11, 4).Select(number => bench.Collector(number, NodeOf(number)))];
            foreach (var adapter in sources.Concat(collectors))
                now[adapter.Id] = adapter;
            bench.Watch(CoverageBench.Policy(), sources, ("a", collectors[..2]), ("b", collectors[1..3]));
        }

        public bool Run(int[] codes)
        {
            foreach (var code in codes)
            {
                Do(code);
                bench.Now += TimeSpan.FromSeconds(1);
                foreach (var node in (string[])["HV01", "HV02", "HV03"])
                    if (!silent.Contains(node))
                        bench.Read(node);
                bench.Judge();
                foreach (var source in sources)
                    Assert.That(bench.Of(source).State, Is.EqualTo(Expected(now[source.Id])), $"after {string.Join(", ", codes)}");
            }
            return true;
        }

        private static string NodeOf(int number) => $"HV0{(number % 3) + 1}";

        private void Do(int code)
        {
            var adapter = sources.Concat(collectors).ElementAt(code / 10 % 8);
            var pick = code / 80;
            if (code % 10 == 9)
            {
                var node = NodeOf(pick);
                _ = silent.Contains(node) ? silent.Remove(node) : silent.Add(node);
                bench.Silence(node, silent.Contains(node));
                return;
            }
            now[adapter.Id] = Changed(now[adapter.Id], code % 10, pick);
            bench.Put(now[adapter.Id]);
        }

        private static Adapter Changed(Adapter adapter, int kind, int pick) => kind switch
        {
            0 or 1 or 2 => adapter with { Node = NodeOf(pick), Switch = CoverageBench.SwitchOf(NodeOf(pick)) },
            3 => adapter with { Role = new RoleSetting((MirrorRole)(pick % 3), (byte)(pick / 3 % 2)) },
            4 or 5 => adapter with { Vlan = Vlans[pick % Vlans.Length] },
            6 => adapter with { Vm = adapter.Vm! with { State = pick % 3 == 0 ? VmState.Off : VmState.Running } },
            7 => adapter with { IsConnected = pick % 3 != 0 },
            _ => adapter with { Sriov = (SriovState)(pick % 3) },
        };

        private CoverageState Expected(Adapter source)
        {
            if (silent.Contains(source.Node))
                return CoverageState.Unknown;
            if (source.Vm!.State == VmState.Off)
                return CoverageState.Missing;
            var groups = (Adapter[][])[collectors[..2], collectors[1..3]];
            if (!groups.All(group => group.Any(collector => Hears(source, now[collector.Id]))))
                return CoverageState.Blind;
            var asWanted = source.Role.Session == 0 && groups.SelectMany(group => group).Select(found => now[found.Id])
                .Where(found => found.Switch!.Id == source.Switch!.Id)
                .All(found => found.Role == new RoleSetting(MirrorRole.Destination));
            return asWanted ? CoverageState.Covered : CoverageState.Drifted;
        }

        private static bool Hears(Adapter source, Adapter collector) =>
            source is { Role.Role: MirrorRole.Source, IsConnected: true } && source.Sriov != SriovState.Active
            && collector is { Role.Role: MirrorRole.Destination, IsConnected: true, Vm.State: VmState.Running }
            && source.Role.Session == collector.Role.Session
            && source.Node == collector.Node && source.Switch!.Id == collector.Switch!.Id
            && Carried(source.Vlan).IsSubsetOf(Carried(collector.Vlan));

        private static HashSet<int> Carried(VlanSetting vlan) => vlan.Mode switch
        {
            VlanMode.Access => [vlan.AccessId],
            VlanMode.Trunk => [vlan.NativeId, .. vlan.TrunkIds.Select(id => (int)id)],
            _ => [0],
        };
    }
}
