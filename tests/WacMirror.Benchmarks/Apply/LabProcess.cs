using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace WacMirror.Benchmarks.Apply;

/// <summary>The labs of one measurement in a process of their own. Disposing it ends the process.</summary>
internal sealed class LabProcess : IAsyncDisposable
{
    /// <summary>A cluster of sixteen thousand adapters starts within seconds. Shorter, and a busy machine looks like a
    /// broken lab; longer, and a broken one holds up the bench.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;

    private LabProcess(Process process, ApplyAddresses addresses)
    {
        this.process = process;
        Addresses = addresses;
    }

    public ApplyAddresses Addresses { get; }

    /// <summary>Processor time that the labs have used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<LabProcess> StartAsync(int nodes, int machines, TimeSpan latency)
    {
        string[] numbers =
        [
            .. new[] { nodes, machines, (int)latency.TotalMilliseconds }
                .Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [.. Self.Arguments, ApplyLab.Command, .. numbers])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System)
            ?? throw new InvalidOperationException("The lab's process ended before it served.");
        return new LabProcess(process, JsonSerializer.Deserialize<ApplyAddresses>(line)!);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
