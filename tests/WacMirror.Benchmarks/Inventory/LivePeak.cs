namespace WacMirror.Benchmarks.Inventory;

/// <summary>How much memory an operation holds at once. Whenever it has allocated a little more, a thread collects all
/// garbage, and the collector's own record says what was left: garbage does not count. What is alive only between two
/// looks is missed, so the largest of several runs is taken. Pooled buffers that were there before are not in it.</summary>
internal static class LivePeak
{
    private const int Step = 64 * 1024;

    /// <summary>Bytes beyond the result at the worst moment, and the result's own bytes.</summary>
    public static async Task<(long Peak, long Result, int Looks)> MeasureAsync<T>(Func<Task<T>> run)
    {
        // What ran before is still on the stack, and alive with all it holds, until this goes on from elsewhere.
        await Task.Yield();
        Live();
        var before = Live();
        long most = 0;
        var looks = 0;
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            var seen = GC.GetTotalAllocatedBytes();
            while (!done.Wait(millisecondsTimeout: 0))
            {
                if (GC.GetTotalAllocatedBytes() - seen < Step)
                {
                    Thread.Yield();
                    continue;
                }
                most = Math.Max(most, Live());
                seen = GC.GetTotalAllocatedBytes();
                looks++;
            }
        });
        watcher.Start();
        var result = await run();
        done.Set();
        watcher.Join();
        await Task.Yield();
        Live();
        var after = Live();
        GC.KeepAlive(result);
        return (most - after, after - before, looks);
    }

    private static long Live()
    {
        GC.Collect();
        var last = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return last.HeapSizeBytes - last.FragmentedBytes;
    }
}
