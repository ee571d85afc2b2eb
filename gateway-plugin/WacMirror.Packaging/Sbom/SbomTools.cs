using System.ComponentModel;
using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace WacMirror.Packaging.Sbom;

/// <summary>Asks the tools of both worlds what the packages are made of: CycloneDX's for .NET, which the tool manifest
/// pins, and npm's own.</summary>
internal sealed class SbomTools(string root, string version)
{
    /// <summary>What a .NET project brings along, read from its last restore.</summary>
    /// <exception cref="PackException">The tool failed.</exception>
    public string OfProject(string project, string framework, string name)
    {
        var folder = Directory.CreateTempSubdirectory("wacmirror-sbom-");
        try
        {
            Run(
                "dotnet",
                root,
                [
                    "dotnet-CycloneDX", project, "--disable-package-restore", "--framework", framework,
                    "--base-intermediate-output-path", Path.Combine(root, "artifacts", "obj"),
                    "--output-format", "UnsafeJson", "--no-serial-number", "--spec-version", "1.6",
                    "--set-name", name, "--set-version", version, "--output", folder.FullName, "--filename", "sbom.json",
                ]);
            return File.ReadAllText(Path.Combine(folder.FullName, "sbom.json"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The packages of the pane, or of its bridge to the shell, read from the lock file. To npm most are for the
    /// build, since files are made of them: <see cref="ShippedPackages"/> tells which ones.</summary>
    /// <exception cref="PackException">npm failed.</exception>
    public string OfPackages(string folder) => Run(
        OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
        Path.Combine(root, folder),
        ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]);

    /// <summary>The parts of .NET that a self-contained program carries.</summary>
    public static IEnumerable<(string Name, string Version)> Frameworks(string hostFolder)
    {
        var config = JObject.Parse(File.ReadAllText(Path.Combine(hostFolder, "wacmirror.runtimeconfig.json")));
        return (config.SelectToken("runtimeOptions.includedFrameworks") ?? new JArray())
            .Select(one => ((string)one["name"]!, (string)one["version"]!));
    }

    private static string Run(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : throw new PackException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}{text}");
        }
        catch (Win32Exception error)
        {
            throw new PackException($"{program} cannot be started: {error.Message}", error);
        }
    }
}
