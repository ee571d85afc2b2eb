using System.Diagnostics;

namespace WacMirror.Tests.Lab.Captures;

/// <summary>Runs the real analyser over a file.</summary>
internal static class Tshark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "tshark")) || File.Exists(Path.Combine(folder, "tshark.exe")));

    /// <summary>The fields of the packets that the filter lets through, a line each, parted by
    /// tabs.</summary>
    public static async Task<string[]> RunAsync(string path, string filter, params string[] fields)
    {
        var start = new ProcessStartInfo("tshark")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        string[] arguments =
        [
            "-n", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-r", path, "-Y", filter,
            "-T", "fields", .. fields.SelectMany(field => new[] { "-e", field }),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.That(process.ExitCode, Is.Zero, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
