using System.ComponentModel;
using System.Diagnostics;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>Runs the machine's own network commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command to its end and gives what it wrote.</summary>
    /// <exception cref="IOException">It is not there or failed; with the command and its complaint.</exception>
    public static async Task<string> RunAsync(
        string command, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var line = $"{command} {string.Join(' ', start.ArgumentList)}";
        using var process = Start(start, line);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var complaint = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new IOException($"'{line}' failed ({process.ExitCode}): {(await complaint).Trim()}");
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start, string line)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"'{line}' cannot be run: {missing.Message}", missing);
        }
    }
}
