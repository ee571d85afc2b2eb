using WacMirror.Soak.Hosts;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Everything that a run has in its hands. One operation at a time.</summary>
internal sealed class SoakWorld(int seed, TwinLabs labs, SoakHost host) : IAsyncDisposable
{
    /// <summary>Fewer hides what led to a mistake; more is read by nobody.</summary>
    private const int LastLines = 150;

    private readonly List<string> journal = [];

    public TwinLabs Labs { get; } = labs;

    public SoakHost Host { get; } = host;

    public ClusterOracle Oracle { get; } = new(labs.ReplacesVlans);

    /// <summary>What is stored, by all that was answered.</summary>
    public PolicyBook Book { get; } = new();

    public Figures Figures { get; } = new();

    public Random Chance { get; } = new(seed);

    /// <summary>A death of the host that is under way, or the last one.</summary>
    public Task Reviving { get; set; } = Task.CompletedTask;

    /// <summary>The last operations, and before them those that name one of these; for whoever looks for a mistake.</summary>
    public IEnumerable<string> Journal(IReadOnlyList<string> names) =>
        journal.Where((line, at) => at >= journal.Count - LastLines
            || names.Any(name => line.Contains(name, StringComparison.Ordinal)));

    public static async Task<SoakWorld> StartAsync(int seed, CancellationToken cancellationToken)
    {
        var labs = await TwinLabs.StartAsync(seed, cancellationToken);
        var world = new SoakWorld(seed, labs, new SoakHost(labs.Watched));
        try
        {
            await world.Host.StartAsync();
            world.Look();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public void Note(string line) => journal.Add($"{Figures.Operations}: {line}");

    /// <summary>Tells the oracle where everything is now and what is stored.</summary>
    public void Look()
    {
        var (seen, now) = (Seen(), TimeProvider.System.GetUtcNow());
        foreach (var way in Book.Ways())
            Oracle.Look(seen, way, now);
    }

    /// <summary>The watched lab as it is now.</summary>
    public SeenCluster Seen() => SeenAdapters.Of(Labs.Watched.View(), Labs.Watched.Settings());

    public T Pick<T>(IReadOnlyList<T> items) => items[Chance.Next(items.Count)];

    public bool Toss(double probability) => Chance.NextDouble() < probability;

    public async ValueTask DisposeAsync()
    {
        await Reviving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Host.DisposeAsync();
        await Labs.DisposeAsync();
    }
}
