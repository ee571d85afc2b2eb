using System.Diagnostics;

namespace WacMirror.SystemTests.Kit;

/// <summary>One ICMP echo packet as tshark read it.</summary>
internal sealed record EchoPacket(bool IsRequest, string From, string To, int Sequence);

/// <summary>Reads captures with the real tshark.</summary>
internal static class Tshark
{
    /// <summary>Skips the test, and says why, where there is no tshark.</summary>
    public static void Require() => Programs.Require("tshark");

    /// <summary>How many packets of a capture a display filter shows.</summary>
    public static async Task<long> CountAsync(FileInfo capture, string filter) =>
        (await Programs.OutputAsync("tshark", "-r", capture.FullName, "-Y", filter, "-T", "fields", "-e", "frame.number"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).LongLength;

    /// <summary>The ICMP echo packets of a capture, in its order.</summary>
    public static async Task<IReadOnlyList<EchoPacket>> EchoesAsync(FileInfo capture)
    {
        var text = await Programs.OutputAsync(
            "tshark",
            "-r", capture.FullName, "-Y", "icmp.type == 8 || icmp.type == 0", "-T", "fields",
            "-e", "icmp.type", "-e", "ip.src", "-e", "ip.dst", "-e", "icmp.seq");
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(fields => new EchoPacket(
                    fields[0] == "8", fields[1], fields[2], int.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }
}

/// <summary>Runs other programs.</summary>
internal static class Programs
{
    public static void Require(string program)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
        if (!isThere)
            Assert.Ignore($"SKIPPED: {program} is not installed; 'dotnet run build.cs test' installs it on Debian as root.");
    }

    public static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {await errors}");
        return text;
    }
}
