using System.Text.Json;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Whether what the host says of sources can be, by where destinations are.</summary>
internal sealed class CoverageCheck(SoakWorld world)
{
    /// <param name="isUp">Whether a node answers.</param>
    public async Task<IReadOnlyList<Difference>> CompareAsync(Func<string, bool> isUp)
    {
        var cluster = world.Seen();
        var adapters = cluster.Adapters.ToDictionary(adapter => adapter.Id);
        var differences = new List<Difference>();
        foreach (var told in (await world.Host.Link.GetAsync("coverage")).GetProperty("sources").EnumerateArray())
            if (world.Book.Find(told.GetProperty("policy").GetGuid()) is { IsEnabled: true, IsHand: false } policy
                && adapters.TryGetValue(told.GetProperty("source").GetString()!, out var source)
                && isUp(source.Node)
                && cluster.RoleOf(source.Id) == RoleText.Of(RoleText.Source, policy.Session))
            {
                world.Figures.Covered++;
                var isReached = policy.Groups.All(group => cluster.Adapters.Any(adapter =>
                    TermMatch.Matches(group, adapter) && WantedRoles.IsBeside(source, adapter)
                    && cluster.RoleOf(adapter.Id) == RoleText.Of(RoleText.Destination, policy.Session)));
                var state = told.GetProperty("state").GetString();
                var reason = told.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
                if (isReached ? reason == "NoDestination" : state is "Covered" or "Flowing")
                    differences.Add(new Difference(
                        $"coverage of {source.Vm ?? source.Kind}/{source.Name} by {policy.Name}",
                        isReached ? "anything but NoDestination" : "neither Covered nor Flowing",
                        told.ToString()));
            }
        return differences;
    }
}
