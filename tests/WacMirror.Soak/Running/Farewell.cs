using WacMirror.Soak.Operations;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Undoes everything, after which the watched cluster equals its twin, setting by setting.</summary>
internal sealed class Farewell(SoakWorld world, QuietPoint quiet)
{
    /// <exception cref="SoakFailedException">It does not.</exception>
    public async Task RunAsync()
    {
        foreach (var node in world.Labs.Watched.Nodes)
            await world.Labs.BothAsync(lab => lab.StartNodeAsync(node.Name, default));
        world.Look();
        var calls = new PolicyCalls(world);
        foreach (var policy in world.Book.Policies.ToList())
            await calls.EndAsync(policy);
        await quiet.ReachAsync();
        var (watched, twin) = (world.Labs.Watched.Settings().Values, world.Labs.Twin.Settings().Values);
        var differences = watched.Keys.Union(twin.Keys)
            .Where(key => watched.GetValueOrDefault(key) != twin.GetValueOrDefault(key))
            .Select(key => new Difference(key, twin.GetValueOrDefault(key, "nothing"), watched.GetValueOrDefault(key, "nothing")))
            .ToList();
        world.Figures.Foreign += differences.Count;
        if (differences.Count > 0)
            throw new SoakFailedException("After undoing everything:\n" + string.Join('\n', differences));
    }
}
