using System.Diagnostics;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>Runs a program of somebody else in a scratch folder.</summary>
internal static class Peer
{
    /// <summary>A peer answers within a second; one that hangs must not hang the tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Ignores the test, and says so, where the program or a file of it is not installed.</summary>
    public static void Require(string path, string package)
    {
        if (!File.Exists(path))
            Assert.Ignore($"SKIPPED: {path} is missing, so no independent client was tried. Install {package}.");
    }

    public static async Task<PeerRun> RunAsync(
        string folder, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = folder, ["LC_ALL"] = "C.UTF-8", ["NO_PROXY"] = "127.0.0.1", ["no_proxy"] = "127.0.0.1" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new PeerRun(process.ExitCode, output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>How a peer's program ended.</summary>
internal sealed record PeerRun(int ExitCode, string Output, string Errors);
