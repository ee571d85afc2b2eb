using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Coverage;
using WacMirror.Core.Planning;
using WacMirror.Tests.Core.Planning;

namespace WacMirror.Tests.Golden;

/// <summary>How coverage goes in a case: before what happened, where the case says what was then; now, for as many rounds of
/// counters as it asks; and once the plan is carried out.</summary>
internal sealed class CaseCoverage
{
    private readonly ImmutableDictionary<Guid, AdapterRate> rates;
    private readonly Dictionary<Guid, BlindInterval> intervals = [];
    private CoverageMemory memory = CoverageMemory.Empty;
    private int round;

    /// <param name="before">What was there before; null where the case does not say.</param>
    /// <param name="now">What is there now.</param>
    /// <param name="plan">What follows.</param>
    /// <param name="rates">What is carried each second.</param>
    /// <param name="rounds">For how many seconds.</param>
    public CaseCoverage(
        PlanInput? before, PlanInput now, Plan plan, ImmutableDictionary<Guid, AdapterRate> rates, int rounds)
    {
        this.rates = rates;
        if (before is not null)
            Judge(before with { Now = now.Now.AddSeconds(-1) }, Planner.Plan(before));
        Now = Judge(now, plan);
        for (var i = 1; i < rounds; i++)
            Now = Judge(now with { Now = now.Now.AddSeconds(i) }, plan);
        var carried = Carrying.From(now).Apply(plan);
        After = Judge(carried.Input with { Now = now.Now.AddSeconds(Math.Max(1, rounds)) }, carried.Plan());
        Intervals = [.. intervals.Values];
    }

    /// <summary>How it stands now.</summary>
    public CoverageVerdict Now { get; }

    /// <summary>How it stands once the plan is carried out.</summary>
    public CoverageVerdict After { get; }

    /// <summary>Every blind interval, as it stands after that.</summary>
    public ImmutableArray<BlindInterval> Intervals { get; }

    private CoverageVerdict Judge(PlanInput input, Plan plan)
    {
        round++;
        var verdict = CoverageJudge.Judge(
            new CoverageInput(
                CaseDocument.Cluster, input.Seen, input.Policies, plan,
                rates.ToImmutableDictionary(rate => rate.Key, rate => Grown(rate.Value)),
                rates.IsEmpty ? null : input.Now, input.Now)
            {
                Ledger = input.Ledger,
            },
            memory);
        memory = verdict.Memory;
        foreach (var interval in verdict.Changed)
            intervals[interval.Id] = interval;
        return verdict;
    }

    private AdapterRate Grown(AdapterRate rate) => rate with
    {
        Totals = new CounterValues(
            (ulong)(rate.ReceivedPackets * round), (ulong)(rate.SentPackets * round), 0, 0, (ulong)(rate.Dropped * round), 0),
    };
}
