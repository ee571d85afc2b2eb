using System.Collections.Immutable;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Thinks of policies.</summary>
internal static class PolicyDice
{
    public static SoakPolicy Throw(SoakWorld world, Guid id, string name, long revision) =>
        new(id, name, Sources(world), Groups(world))
        {
            Revision = revision,
            IsEnforced = !world.Toss(0.15),
            IsOnDemand = world.Toss(0.4),
        };

    private static SoakSelector Sources(SoakWorld world)
    {
        ImmutableArray<SoakTerm> any = world.Toss(0.25) ? [Term(world), Term(world)] : [Term(world)];
        ImmutableArray<SoakTerm> not = world.Toss(0.4) ? [Exception(world)] : [];
        return new SoakSelector(any, not);
    }

    private static SoakTerm Term(SoakWorld world) => world.Chance.Next(11) switch
    {
        0 or 1 => new SoakTerm { Tag = "db" },
        2 or 3 => new SoakTerm { Tag = "PCI", Switch = SoakTopology.Production },
        4 => new SoakTerm { Vm = "SQL*", Adapter = "Network*" },
        5 => new SoakTerm { Vm = "web?" + world.Chance.Next(10) },
        6 => new SoakTerm { Vm = "APP*", State = "running" },
        7 => new SoakTerm { Vlan = (10, 20) },
        8 => new SoakTerm { Vm = "NEW*" },
        9 => new SoakTerm { Node = Node(world), Vm = "*0*", Kind = "vm" },
        _ => new SoakTerm { AdapterId = Adapter(world) },
    };

    private static SoakTerm Exception(SoakWorld world) => world.Chance.Next(3) switch
    {
        0 => new SoakTerm { Adapter = "Backup" },
        1 => new SoakTerm { Node = Node(world) },
        _ => new SoakTerm { Vlan = (0, 0) },
    };

    private static ImmutableArray<SoakSelector> Groups(SoakWorld world)
    {
        var sensors = new SoakSelector([new SoakTerm { Tag = "sensor", Switch = SoakTopology.Production }], []);
        return world.Chance.Next(5) switch
        {
            0 => [sensors, new SoakSelector([new SoakTerm { Vm = "SENSOR*", Adapter = "Backup" }], [])],
            1 => [new SoakSelector([new SoakTerm { AdapterId = Adapter(world) }], [])],
            2 => [new SoakSelector([new SoakTerm { Vm = $"SENSOR0{world.Chance.Next(4) + 1}", Adapter = "Capture" }], [])],
            _ => [sensors],
        };
    }

    private static string Node(SoakWorld world) => SoakTopology.NodeName(world.Chance.Next(SoakTopology.Nodes) + 1);

    private static string Adapter(SoakWorld world) => world.Pick([.. world.Oracle.Roles.Select(role => role.Adapter.Id)]);
}
