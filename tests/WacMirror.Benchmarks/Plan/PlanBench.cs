using System.Globalization;
using WacMirror.Core.Planning;

namespace WacMirror.Benchmarks.Plan;

/// <summary>What a plan costs, in time and in memory, and how that grows with adapters and with policies: of a cluster
/// where nothing is set yet, and of one where everything is.</summary>
internal static class PlanBench
{
    private const string Time = "time";
    private const string Processor = "processor";
    private const string Memory = "allocated";
    private const string Walk = "bare walk";
    private const string Goal = "50 ms";
    private const string Growth = "growth";
    private const int RoundCount = 25;

    private static readonly int[] Adapters = [1_000, 4_000, 16_000];
    private static readonly int[] Policies = [10, 50, 200];
    private static readonly string[] States = ["cold", "settled"];

    public static BenchOutcome Run(TextWriter output)
    {
        output.WriteLine(
            $"plan: median of {RoundCount} rounds, all sizes in turn; each plan follows from a reading of its own. Growth is "
            + "the cost of the larger divided by what the smaller would cost if it grew in proportion: 1 is linear. "
            + "A bare walk looks once at everything the plan follows from, and decides nothing: what memory alone costs. "
            + "Processor is this process's own time, which others on the machine do not lengthen.");
        var cases = (from adapters in Adapters from policies in Policies select (adapters, policies)).ToArray();
        var worlds = cases.ToDictionary(size => size, size => new PlanWorld(size.adapters, size.policies));
        var rounds = new Rounds();
        var failures = new List<string>();
        foreach (var state in States)
        {
            for (var round = -3; round < RoundCount; round++)
                foreach (var size in cases)
                    Measure(worlds[size], Name(size, state), round >= 0 ? rounds : new Rounds());
            // Apart from the plans: right after its own plan a walk would find everything in the caches.
            for (var round = -3; round < RoundCount; round++)
                foreach (var size in cases)
                    MeasureWalk(worlds[size], Name(size, state), round >= 0 ? rounds : new Rounds());
            foreach (var size in cases)
            {
                var plan = Planner.Plan(worlds[size].Read());
                if (state == "cold")
                    worlds[size].Carry(plan);
                else if (!plan.IsSettled)
                    failures.Add($"{Name(size, state)}: {plan.Steps.Length} steps are left");
            }
        }
        return new BenchOutcome([.. States.SelectMany(state => Rows(state, cases, rounds))], AimOf, failures);
    }

    private static Aim? AimOf(BenchRow row) => row.Peer switch
    {
        Goal when row.Case.StartsWith("16,000 adapters, 200", StringComparison.Ordinal) => new Aim(1),
        not null when row.Metric.StartsWith(Growth, StringComparison.Ordinal)
            && !row.Metric.EndsWith(Walk, StringComparison.Ordinal) => new Aim(1),
        _ => null,
    };

    private static void Measure(PlanWorld world, string name, Rounds rounds)
    {
        var input = world.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var worked = Environment.CpuUsage.TotalTime;
        var started = TimeProvider.System.GetTimestamp();
        Planner.Plan(input);
        rounds.Add(name + Time, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        rounds.Add(name + Processor, (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);
        rounds.Add(name + Memory, (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / 1024.0);
    }

    private static void MeasureWalk(PlanWorld world, string name, Rounds rounds)
    {
        var input = world.Read();
        var started = TimeProvider.System.GetTimestamp();
        var seen = PlanWalk.Over(input);
        rounds.Add(name + Walk, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        GC.KeepAlive(seen);
    }

    private static IEnumerable<BenchRow> Rows(string state, (int Adapters, int Policies)[] cases, Rounds rounds)
    {
        foreach (var size in cases)
        {
            var name = Name(size, state);
            var time = rounds.Median(name + Time);
            yield return new BenchRow("plan", name, Time, time, "ms", Goal, time / 50);
            yield return new BenchRow("plan", name, Processor, rounds.Median(name + Processor), "ms");
            yield return new BenchRow("plan", name, Memory, rounds.Median(name + Memory), "MiB");
            yield return new BenchRow(
                "plan", name, Walk, rounds.Median(name + Walk), "ms", Time, rounds.Ratio(name + Walk, name + Time));
        }
        foreach (var (small, large, by) in Pairs(cases))
            foreach (var metric in new[] { Time, Processor, Memory, Walk })
                yield return new BenchRow(
                    "plan", Name(large, state), $"{Growth} of {metric}", rounds.Median(Name(large, state) + metric),
                    metric == Memory ? "MiB" : "ms", Name(small, state),
                    rounds.Ratio(Name(large, state) + metric, Name(small, state) + metric) / by);
    }

    /// <summary>Sizes that differ in one dimension, from its least to its most.</summary>
    private static IEnumerable<((int, int) Small, (int, int) Large, double By)> Pairs((int Adapters, int Policies)[] cases) =>
        from small in cases
        from large in cases
        where (small.Adapters == Adapters[0] && large.Adapters == Adapters[^1] && small.Policies == large.Policies)
            || (small.Policies == Policies[0] && large.Policies == Policies[^1] && small.Adapters == large.Adapters)
        select (small, large, (double)large.Adapters / small.Adapters * large.Policies / small.Policies);

    private static string Name((int Adapters, int Policies) size, string state) => string.Create(
        CultureInfo.InvariantCulture, $"{size.Adapters:N0} adapters, {size.Policies} policies, {state}");
}
