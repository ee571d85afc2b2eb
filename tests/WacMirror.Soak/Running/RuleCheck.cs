using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Whether the affinity rules that are WacMirror's own are those that the policies want. The others are
/// compared with the twin's, as every setting that is somebody else's.</summary>
internal sealed class RuleCheck(SoakWorld world)
{
    /// <summary>The cluster's rules are read every 30 s, and a rule that cannot be found yet is looked for again and again.
    /// Shorter fails while that is waited for; longer lets a rule that never comes hold up the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    /// <summary>Whether a rule may still come or go, some time after the rest was quiet first.</summary>
    public bool MayChange(TimeSpan waited) => waited < Patience && Differences().Any();

    public IReadOnlyList<Difference> Compare()
    {
        var differences = Differences().ToList();
        var wanted = Wanted().Count;
        world.Figures.Rules += wanted;
        world.Figures.Comparisons += wanted;
        world.Figures.Wrong += differences.Count;
        return differences;
    }

    private IEnumerable<Difference> Differences()
    {
        var (wanted, found) = (Wanted(), world.Seen().Rules);
        return wanted.Keys.Union(found.Keys.Where(WantedRules.IsOwn))
            .Where(name => wanted.GetValueOrDefault(name) != found.GetValueOrDefault(name))
            .Select(name => new Difference(
                $"affinity rule {name}", wanted.GetValueOrDefault(name, "nothing"), found.GetValueOrDefault(name, "nothing")));
    }

    private IReadOnlyDictionary<string, string> Wanted() => WantedRules.Of(world.Book.Policies, world.Seen().Adapters);
}
