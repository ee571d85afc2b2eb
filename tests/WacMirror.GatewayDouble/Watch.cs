using System.Runtime;
using System.Runtime.Loader;

namespace WacMirror.GatewayDouble;

/// <summary>How the process is doing.</summary>
internal static class Watch
{
    private static int unobserved;

    /// <summary>Errors of tasks that nobody looked at.</summary>
    public static int Unobserved => Volatile.Read(ref unobserved);

    public static void Errors() => TaskScheduler.UnobservedTaskException += (_, error) =>
    {
        Console.WriteLine($"unobserved: {error.Exception}");
        Interlocked.Increment(ref unobserved);
    };

    /// <summary>After everything that is garbage was collected.</summary>
    public static DoubleState State()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        for (var time = 0; time < 2; time++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return new DoubleState(
            Environment.Version.ToString(),
            GC.GetTotalMemory(forceFullCollection: true),
            Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0,
            ThreadPool.ThreadCount,
            AssemblyLoadContext.All.Count(context => context.Name == "WacMirror"),
            Unobserved);
    }
}

/// <summary>What <c>/double/state</c> answers.</summary>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Memory">Managed bytes that live.</param>
/// <param name="Handles">Open files and sockets; 0 where they cannot be counted.</param>
/// <param name="Threads">Of the pool.</param>
/// <param name="PrivateLoads">Load contexts of the plug-in.</param>
/// <param name="Unobserved">Errors of tasks that nobody looked at.</param>
internal sealed record DoubleState(
    string Runtime, long Memory, int Handles, int Threads, int PrivateLoads, int Unobserved);
