
namespace WacMirror.Benchmarks.Switching;

/// <summary>
/// What a mirrored frame costs on one core, beside the plain copy of its bytes. 64 bytes is a frame without check
/// sequence (68 on the wire). Times are this process's processor time, so that other work on the machine counts
/// little; everything is on one thread. Before measuring, one frame in each case is checked to arrive as often as
/// it must.
/// </summary>
internal static class SwitchBench
{
    private const string Floor = "copy, memory";
    private const string Cached = "copy, cache";
    private const string Unmirrored = "no mirror";
    private const string Allocation = "allocation";
    private const int RoundCount = 15;
    private const int WarmUp = 2_000_000;

    /// <summary>Long enough that the clock's grain (under a millisecond) does not matter.</summary>
    private const int FramesPerRound = 3_000_000;

    private static readonly (string Name, int Sources, int Destinations)[] Cases =
        [(Unmirrored, 0, 0), ("1->1", 1, 1), ("100->2", 100, 2)];

    public static BenchOutcome Run(TextWriter output)
    {
        output.WriteLine($"switch: {RoundCount} interleaved rounds of {FramesPerRound:N0} frames, one thread");
        output.WriteLine(
            $"The floor is '{Floor}'; '{Cached}' is a copy that never leaves the cache, for comparison.");
        BenchRow[] rows = [.. new[] { 64, 1514 }.SelectMany(Measure)];
        return new BenchOutcome(
            rows,
            AimOf,
            [
                .. rows.Where(row => row is { Metric: Allocation, Value: > 0 })
                    .Select(row => $"{row.Case}: {row.Value} bytes were allocated for each frame; allowed is none."),
            ]);
    }

    private static Aim? AimOf(BenchRow row) => row switch
    {
        { Case: "1->1 64 B", Peer: Floor } => new Aim(2.2),
        { Peer: Unmirrored } when row.Case.StartsWith("100->2 ", StringComparison.Ordinal) => new Aim(1.6),
        _ => null,
    };

    private static IEnumerable<BenchRow> Measure(int length)
    {
        (string Name, CopyFloor Copy)[] floors =
        [
            (Floor, new CopyFloor(length, CopyFloor.KeptBuffers)),
            (Cached, new CopyFloor(length, CopyFloor.RingBuffers)),
        ];
        var loads = Cases.Select(item => (item.Name, Copies: item.Destinations,
            Load: new SwitchLoad(length, item.Sources, item.Destinations))).ToArray();
        foreach (var (_, copy) in floors)
            copy.Run(WarmUp);
        foreach (var (name, copies, load) in loads)
            WarmUpAndCheck(name, copies, load);

        // Frames and ports of a lab that has run for a while are old objects; here nothing else would age them.
        GC.Collect();
        GC.Collect();

        var times = new Rounds();
        var allocated = new Rounds();
        for (var round = 0; round < RoundCount; round++)
        {
            foreach (var (name, copy) in floors)
                times.Add(name, Time(copy.Run));
            foreach (var (name, _, load) in loads)
            {
                // Made before, because the delegate is an object too.
                Action<int> run = load.Run;
                var before = GC.GetAllocatedBytesForCurrentThread();
                var time = Time(run);
                allocated.Add(name, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)FramesPerRound);
                times.Add(name, time);
            }
        }

        foreach (var (name, _) in floors)
            yield return new("switch", $"{name} {length} B", "time", times.Median(name), "ns/copy");
        foreach (var (name, copies, _) in loads)
        {
            var label = $"{name} {length} B";
            var time = times.Median(name);
            yield return new("switch", label, "rate", 1e9 / time, "frames/s");
            foreach (var (floor, _) in floors)
                yield return new("switch", label, "time", time, "ns/frame", floor, times.Ratio(name, floor));
            if (copies > 0)
                yield return new("switch", label, "time", time, "ns/frame", Unmirrored,
                    times.Ratio(name, Unmirrored));
            yield return new("switch", label, Allocation, allocated.Median(name), "B/frame");
        }
    }

    private static void WarmUpAndCheck(string name, int copies, SwitchLoad load)
    {
        var before = load.Delivered;
        load.Run(WarmUp);
        var perFrame = (load.Delivered - before) / (double)(WarmUp / SwitchLoad.Burst * SwitchLoad.Burst);
        if (perFrame != 1 + copies)
            throw new InvalidOperationException($"Case {name} delivered {perFrame} frames for each sent.");
    }

    /// <summary>Nanoseconds of processor time for each frame.</summary>
    private static double Time(Action<int> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run(FramesPerRound);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / FramesPerRound;
    }
}
