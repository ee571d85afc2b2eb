using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Which .NET the installed gateway runs on, by the files that say so beside its programs.</summary>
public static class GatewayRuntime
{
    private const string Framework = "Microsoft.NETCore.App";

    /// <summary>The highest major version that a *.runtimeconfig.json of the folder names; null when none does.</summary>
    /// <exception cref="SetupException">A file cannot be read.</exception>
    public static int? MajorVersion(string folder)
    {
        var versions = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.runtimeconfig.json").SelectMany(Versions).ToList()
            : [];
        return versions.Count == 0 ? null : versions.Max();
    }

    private static IEnumerable<int> Versions(string file)
    {
        var options = JsonText.Parse(TextFile.Read(file).Text, file).Root["runtimeOptions"];
        // Installed beside the program, several of them, or part of the program.
        var frameworks = new[] { options?["framework"], options?["frameworks"], options?["includedFrameworks"] }
            .SelectMany(one => one is JArray several ? several : one is null ? [] : [one])
            .OfType<JObject>();
        // ASP.NET Core's version goes with that of .NET, and a web application may name only that.
        return frameworks
            .Where(one => EntryText.Of(one, "name") is Framework or "Microsoft.AspNetCore.App")
            .Select(one => Version.TryParse(EntryText.Of(one, "version"), out var version) ? version.Major : 0)
            .Where(major => major > 0);
    }
}
