namespace WacMirror.Benchmarks.Inventory;

/// <summary>What reading nodes costs.</summary>
internal static class InventoryBench
{
    public static BenchOutcome Run(TextWriter output) =>
        new(MeasureAsync(output).GetAwaiter().GetResult(), AimOf, []);

    private static async Task<IReadOnlyList<BenchRow>> MeasureAsync(TextWriter output) =>
        [.. await OneNodeBench.RunAsync(output), .. await ManyNodesBench.RunAsync(output)];

    private static Aim? AimOf(BenchRow row) => row.Peer switch
    {
        OneNodeBench.Floor => new Aim(2),
        OneNodeBench.EnvelopePeer => new Aim(3),
        ManyNodesBench.Slowest => new Aim(1.5),
        _ => null,
    };
}
