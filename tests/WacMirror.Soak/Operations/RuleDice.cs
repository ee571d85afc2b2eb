using System.Globalization;
using WacMirror.Lab.Cluster;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Somebody who has affinity rules of his own, in both labs; one by a name much like those of WacMirror.</summary>
internal sealed class RuleDice(SoakWorld world)
{
    private static readonly string[] Names = ["Keep apart", "Licences", "WacMirror sensors"];

    /// <summary>Makes one of the rules, anew where it is there, or takes it away.</summary>
    public async Task EditAsync()
    {
        var name = world.Pick(Names);
        var rule = world.Toss(0.3) ? null : new LabRule(world.Toss(0.5), [Machine(0), Machine(1), Machine(2)]);
        world.Note($"stranger's rule {name}: {(rule is null ? "none" : $"together {rule.IsTogether}, {string.Join(' ', rule.Machines)}")}");
        await world.Labs.BothAsync(lab =>
        {
            lab.EditRule(name, rule);
            return Task.CompletedTask;
        });
    }

    /// <summary>One of the machines that are never deleted; another for each trade.</summary>
    private string Machine(int trade)
    {
        var number = (3 * (world.Chance.Next(7) + 1)) + trade;
        return string.Create(CultureInfo.InvariantCulture, $"{(trade switch { 0 => "SQL", 1 => "WEB", _ => "APP" })}{number:00}");
    }
}
