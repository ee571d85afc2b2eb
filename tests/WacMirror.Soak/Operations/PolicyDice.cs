using System.Collections.Immutable;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Thinks of policies.</summary>
internal static class PolicyDice
{
    /// <summary>The machines that are no sensors. What a selector says of VLANs it says of them only: what a collector
    /// passes is WacMirror's own doing, and what follows from that could not be told beforehand.</summary>
    private const string Watched = "?????";

    /// <summary>A moment that comes while the next operations go on, and does not hold the run up for long.</summary>
    private static DateTimeOffset Soon(SoakWorld world) =>
        TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(500 + world.Chance.Next(1500));

    /// <summary>The same policy as one that ends by itself.</summary>
    public static SoakPolicy ThrowEnd(SoakWorld world, SoakPolicy policy) => policy with { ExpiresAt = Soon(world) };

    public static SoakPolicy Throw(SoakWorld world, Guid id, string name, long revision)
    {
        var holdsTogether = world.Toss(0.25);
        var managesTrunk = !holdsTogether && world.Toss(0.35);
        var groups = holdsTogether ? Machine(world) : managesTrunk ? Sensors(world) : Groups(world);
        return new SoakPolicy(id, name, Sources(world), groups)
        {
            Revision = revision,
            HoldsTogether = holdsTogether,
            IsEnforced = holdsTogether || !world.Toss(0.15),
            IsOnDemand = world.Toss(0.4),
            ManagesTrunk = managesTrunk,
            ManagesCapture = world.Toss(0.7),
        };
    }

    private static SoakSelector Sources(SoakWorld world)
    {
        ImmutableArray<SoakTerm> any = world.Toss(0.25) ? [Term(world), Term(world)] : [Term(world)];
        ImmutableArray<SoakTerm> not = world.Toss(0.4) ? [Exception(world)] : [];
        return new SoakSelector(any, not);
    }

    private static SoakTerm Term(SoakWorld world) => world.Chance.Next(13) switch
    {
        0 or 1 => new SoakTerm { Tag = "db" },
        2 or 3 => new SoakTerm { Tag = "PCI", Switch = SoakTopology.Production },
        4 => new SoakTerm { Vm = "SQL*", Adapter = "Network*" },
        5 => new SoakTerm { Vm = "web?" + world.Chance.Next(10) },
        6 => new SoakTerm { Vm = "APP*", State = "running" },
        7 => new SoakTerm { Vlan = (10, 20), Vm = Watched },
        8 => new SoakTerm { Vm = "NEW*" },
        9 => new SoakTerm { Node = Node(world), Vm = "*0*", Kind = "vm" },
        10 or 11 => new SoakTerm { Kind = "uplink", Node = Node(world), Switch = SoakTopology.Production },
        _ => new SoakTerm { AdapterId = Adapter(world) },
    };

    private static SoakTerm Exception(SoakWorld world) => world.Chance.Next(3) switch
    {
        0 => new SoakTerm { Adapter = "Backup" },
        1 => new SoakTerm { Node = Node(world) },
        _ => new SoakTerm { Vlan = (0, 0), Vm = Watched },
    };

    private static ImmutableArray<SoakSelector> Groups(SoakWorld world) => world.Toss(0.2)
        ? [new SoakSelector([new SoakTerm { AdapterId = Adapter(world) }], [])]
        : Sensors(world);

    /// <summary>A collector that a rule can keep beside its sources.</summary>
    private static ImmutableArray<SoakSelector> Machine(SoakWorld world)
    {
        var machines = world.Oracle.Roles.Select(role => role.Adapter.Group).OfType<string>().Distinct();
        var machine = world.Pick([.. machines.Order(StringComparer.Ordinal)]);
        return [new SoakSelector([new SoakTerm { Vm = machine, Adapter = "Network*" }], [])];
    }

    private static ImmutableArray<SoakSelector> Sensors(SoakWorld world)
    {
        var sensors = new SoakSelector([new SoakTerm { Tag = "sensor", Switch = SoakTopology.Production }], []);
        return world.Chance.Next(4) switch
        {
            0 => [sensors, new SoakSelector([new SoakTerm { Vm = "SENSOR*", Adapter = "Backup" }], [])],
            1 => [new SoakSelector([new SoakTerm { Vm = $"SENSOR0{world.Chance.Next(4) + 1}", Adapter = "Capture" }], [])],
            _ => [sensors],
        };
    }

    private static string Node(SoakWorld world) => SoakTopology.NodeName(world.Chance.Next(SoakTopology.Nodes) + 1);

    private static string Adapter(SoakWorld world) => world.Pick([.. world.Oracle.Roles.Select(role => role.Adapter.Id)]);
}
