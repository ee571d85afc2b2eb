using System.Globalization;
using System.Text.Json;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Whether each revision of each policy has its row in the audit, and no row is lost that was there before.</summary>
internal sealed class AuditCheck(SoakWorld world)
{
    private readonly HashSet<(Guid Policy, long Revision)> told = [];
    private long last;

    public async Task<IReadOnlyList<Difference>> CompareAsync()
    {
        var differences = new List<Difference>();
        if (!await ReadAsync())
            differences.Add(new Difference("audit", $"row {last}, which was there before", "none"));
        var known = world.Book.Policies.Select(policy => (policy.Id, policy.Revision))
            .Concat(world.Book.Ended.Select(pair => (Id: pair.Key, Revision: pair.Value + 1)));
        foreach (var (id, revision) in known)
            for (var one = 1L; one <= revision; one++)
                if (!told.Contains((id, one)))
                    differences.Add(new Difference($"audit of {id}", $"a row of revision {one}", "none"));
        return differences;
    }

    /// <returns>Whether what was read last is still there.</returns>
    private async Task<bool> ReadAsync()
    {
        var (newest, before) = (last, (long?)null);
        while (true)
        {
            var page = await world.Host.Link.GetAsync(
                "audit?limit=1000" + (before is { } below ? string.Create(CultureInfo.InvariantCulture, $"&before={below}") : null));
            foreach (var row in page.GetProperty("items").EnumerateArray())
            {
                var number = row.GetProperty("number").GetInt64();
                newest = Math.Max(newest, number);
                if (number == last)
                {
                    last = newest;
                    return true;
                }
                Take(row);
            }
            before = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Number ? next.GetInt64() : null;
            if (before is null)
            {
                var wasThere = last == 0;
                last = newest;
                return wasThere;
            }
        }
    }

    /// <summary>What a policy's row says ends in the revision, or has it before a comma.</summary>
    private void Take(JsonElement row)
    {
        world.Figures.Audited++;
        if (row.GetProperty("action").GetString()!.StartsWith("policy.", StringComparison.Ordinal)
            && row.GetProperty("detail").GetString()!.Split(", revision ") is [.., var revision])
            told.Add((
                row.GetProperty("policy").GetProperty("id").GetGuid(),
                long.Parse(revision.Split(',')[0], CultureInfo.InvariantCulture)));
    }
}
