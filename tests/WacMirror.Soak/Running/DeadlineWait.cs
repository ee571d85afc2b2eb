using WacMirror.Soak.Hosts;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Waits until the host has told what became of the policies that change by themselves, and writes that into the
/// book.</summary>
internal sealed class DeadlineWait(SoakWorld world)
{
    /// <summary>Shorter fails where the deadline is met late because the host starts just then; longer lets one that is never
    /// met hold up the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Difference>> RunAsync()
    {
        var differences = new List<Difference>();
        foreach (var id in world.Book.Awaited.ToList())
        {
            await world.Host.Link.WaitAsync(state => IsMet(state, id), Patience);
            var policy = world.Book.Find(id)!;
            var stored = (await world.Host.Link.GetAsync("policies")).GetProperty("items").EnumerateArray()
                .FirstOrDefault(item => item.GetProperty("id").GetGuid() == id);
            if (stored.ValueKind == System.Text.Json.JsonValueKind.Undefined)
            {
                world.Book.Met(id);
                differences.Add(new Difference($"policy {policy.Name} after its time", "stored", "nothing"));
                continue;
            }
            var isEnabled = stored.GetProperty("enabled").GetBoolean();
            if (world.Book.EndsOf(id).All(end => end.IsEnabled != isEnabled))
                differences.Add(new Difference(
                    $"policy {policy.Name} after its time", string.Join(" or ", world.Book.EndsOf(id)), stored.ToString()));
            world.Figures.Deadlines++;
            world.Book.Met(id);
            world.Book.Put(policy with
            {
                Canary = null,
                IsEnabled = isEnabled,
                Revision = stored.GetProperty("revision").GetInt64(),
            });
        }
        world.Look();
        return differences;
    }

    private static bool IsMet(HostState state, Guid policy) => state.Policies.GetValueOrDefault(policy, true) == false;
}
