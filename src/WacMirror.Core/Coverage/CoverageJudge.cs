using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Coverage;

/// <summary>Decides how it stands with every source of every policy in force. Pure: the same input and memory give the
/// same verdict.</summary>
public static class CoverageJudge
{
    /// <param name="input">What is there, what is wanted, and what the counters say.</param>
    /// <param name="before">The memory of the judgement before; <see cref="CoverageMemory.From"/> after a restart.</param>
    public static CoverageVerdict Judge(CoverageInput input, CoverageMemory before)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(before);
        var round = new JudgeRound(input, before);
        var trails = new Dictionary<Guid, PolicyTrail>();
        foreach (var policy in input.Policies.Where(policy => policy.IsInForce(input.Now)).OrderBy(policy => policy.Policy.Id))
        {
            var id = policy.Policy.Id;
            var members = input.Plan.Members.GetValueOrDefault(id, PolicyMembers.None);
            trails[id] = new PolicyJudge(round, policy.Policy, members, before.Trail?.Policies.GetValueOrDefault(id)).Judge();
        }
        foreach (var (id, ended) in before.Trail?.Policies ?? [])
            if (!trails.ContainsKey(id))
                foreach (var source in ended.Sources)
                    round.Drop(source);
        var waiting = round.Wait(trails.ContainsKey);
        var memory = new CoverageMemory(
            new CoverageReport(input.Now, Update(before.Report.Policies, trails)), round.Lasting())
        {
            Trail = new Trail(round.Ground, round.Collectors, trails, input.RatesAt ?? before.Trail?.RatesAt)
            {
                Waiting = waiting,
            },
        };
        return new CoverageVerdict(memory, round.Spells.Changed, round.Collectors.Overloads(round.Ground, trails.Values));
    }

    /// <summary>The same dictionary where nothing changed, so that nobody compares what is equal.</summary>
    private static ImmutableSortedDictionary<Guid, PolicyCoverage> Update(
        ImmutableSortedDictionary<Guid, PolicyCoverage> before, Dictionary<Guid, PolicyTrail> trails)
    {
        var next = before;
        foreach (var id in before.Keys)
            if (!trails.ContainsKey(id))
                next = next.Remove(id);
        foreach (var (id, trail) in trails)
            if (!next.TryGetValue(id, out var known) || !ReferenceEquals(known, trail.Coverage))
                next = next.SetItem(id, trail.Coverage);
        return next;
    }
}
