using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>A lab in a process of its own, and who may ask it.</summary>
internal sealed class LabProcess : IDisposable
{
    private readonly Process process;
    private readonly LabAddress address;

    private LabProcess(Process process, LabAddress address)
    {
        this.process = process;
        this.address = address;
    }

    public IEnumerable<NodeEndpoint> Endpoints => address.Nodes.Select(node => new NodeEndpoint(
        node.Key, node.Value, new NodeCredential.Basic(address.User, address.Password)));

    /// <summary>Processor time that it used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<LabProcess> StartAsync(string topology, int delayMilliseconds)
    {
        string[] self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(LabProcess).Assembly.Location]
            : [];
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [.. self, LabServer.Command, topology, delayMilliseconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The lab's process ended before it served.");
        return new LabProcess(process, JsonSerializer.Deserialize<LabAddress>(line)!);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
