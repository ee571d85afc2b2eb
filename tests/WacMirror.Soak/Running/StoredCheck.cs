using System.Text.Json;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Whether everything that was acknowledged is still stored.</summary>
internal sealed class StoredCheck(SoakWorld world)
{
    public async Task<IReadOnlyList<Difference>> CompareAsync()
    {
        var differences = new List<Difference>();
        differences.AddRange(ComparePolicies(await world.Host.Link.GetAsync("policies")));
        differences.AddRange(CompareLedger(await world.Host.Link.GetAsync("ledger")));
        if (world.Figures.QuietPoints % 10 == 0)
            differences.AddRange(await CompareHistoryAsync());
        world.Figures.Lost += differences.Count;
        return differences;
    }

    private IEnumerable<Difference> ComparePolicies(JsonElement list)
    {
        var stored = list.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetGuid());
        foreach (var policy in world.Book.Policies)
            if (!stored.Remove(policy.Id, out var item))
                yield return new Difference($"policy {policy.Name}", $"revision {policy.Revision}", "nothing");
            else if (item.GetProperty("revision").GetInt64() != policy.Revision
                || item.GetProperty("enabled").GetBoolean() != policy.IsEnabled)
                yield return new Difference(
                    $"policy {policy.Name}", $"revision {policy.Revision}, enabled {policy.IsEnabled}", item.ToString());
        foreach (var item in stored.Values)
            yield return new Difference("policy", "none that nobody made", item.ToString());
    }

    /// <summary>What is certainly its own has a row, and what certainly is not has none.</summary>
    private IEnumerable<Difference> CompareLedger(JsonElement list)
    {
        var rows = list.GetProperty("items").EnumerateArray().ToDictionary(
            row => row.GetProperty("setting").GetProperty("key").GetString()!);
        foreach (var (key, setting) in Settings())
        {
            rows.Remove(key, out var row);
            var isThere = row.ValueKind != JsonValueKind.Undefined;
            var phases = setting.States.Select(state => state.IsOwned).Distinct().ToList();
            if (phases is [{ } isOwned] && isOwned != isThere)
                yield return new Difference(
                    $"ledger row of {key}",
                    $"{(isOwned ? "one" : "none")}, wanted is {setting.Wanted}; {string.Join(" | ", setting.States)}",
                    isThere ? row.ToString() : "none");
        }
        foreach (var name in WantedRules.Of(world.Book.Policies, world.Seen().Adapters).Keys)
            if (!rows.Remove($"affinity:{name}"))
                yield return new Difference($"ledger row of affinity rule {name}", "one", "none");
        // What is left is of adapters that are not there just now.
        foreach (var (key, row) in rows)
            if (!key.StartsWith("role:", StringComparison.Ordinal) && !key.StartsWith("trunk:", StringComparison.Ordinal))
                yield return new Difference($"ledger row of {key}", "none: nothing asked for it", row.ToString());
    }

    private IEnumerable<(string Key, SettingOracle Setting)> Settings() =>
    [
        .. world.Oracle.Roles.Select(pair => ($"role:{pair.Adapter.Id}", pair.Role)),
        .. world.Oracle.Trunks.Select(pair => ($"trunk:{pair.Adapter.Id}", pair.Trunk)),
        .. world.Oracle.Extensions.Select(pair => ($"capture:{pair.Switch.Id}", pair.Extension)),
    ];

    private async Task<List<Difference>> CompareHistoryAsync()
    {
        var differences = new List<Difference>();
        var known = world.Book.Policies.Select(policy => (policy.Id, policy.Revision))
            .Concat(world.Book.Ended.Select(pair => (Id: pair.Key, Revision: pair.Value)));
        foreach (var (id, revision) in known)
        {
            var history = (await world.Host.Link.GetAsync($"policies/{id}/history")).GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("revision").GetInt64()).ToHashSet();
            for (var one = 1L; one <= revision; one++)
                if (!history.Contains(one))
                    differences.Add(new Difference($"history of {id}", $"revision {one}", "nothing"));
        }
        return differences;
    }
}
