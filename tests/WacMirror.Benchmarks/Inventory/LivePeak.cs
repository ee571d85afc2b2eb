namespace WacMirror.Benchmarks.Inventory;

/// <summary>How much memory an operation holds at once. A thread collects all garbage again and again while it runs, and
/// looks at what is left: garbage does not count, and what is alive only between two looks is missed, so the largest of
/// several runs is taken. Pooled buffers that were there before are not in it.</summary>
internal static class LivePeak
{
    /// <summary>Bytes beyond the result at the worst moment, and the result's own bytes.</summary>
    public static async Task<(long Peak, long Result, int Looks)> MeasureAsync<T>(Func<Task<T>> run)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var looks = 0;
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            while (!done.IsSet)
            {
                GC.Collect();
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                looks++;
            }
        });
        watcher.Start();
        var result = await run();
        done.Set();
        watcher.Join();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(result);
        return (most - after, after - before, looks);
    }
}
