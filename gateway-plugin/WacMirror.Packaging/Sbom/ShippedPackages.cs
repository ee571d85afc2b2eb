using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.Packaging.Sbom;

/// <summary>The npm packages whose code is in the shipped files, as name@version. Both builds leave a list of what they took;
/// the lock files say of which version that is.</summary>
internal static class ShippedPackages
{
    private const string Folder = "node_modules/";

    /// <summary>Before each name in the list of licences that Angular's build writes.</summary>
    private const string Mark = "Package: ";

    /// <exception cref="PackException">The pane is not built, or its list names what the lock file does not.</exception>
    public static IReadOnlyList<string> OfPane(PackPlaces places) => Packages(
        Text(places.PaneLicenses)
            .Split('\n')
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .Select(line => Folder + line[Mark.Length..].Trim()),
        Path.Combine(places.Root, "ui", "package-lock.json"));

    /// <exception cref="PackException">The bridge is not built, or its list names what the lock file does not.</exception>
    public static IReadOnlyList<string> OfBridge(PackPlaces places) => Packages(
        Json(places.BridgeParts)
            .SelectTokens("outputs.*.inputs")
            .OfType<JObject>()
            .SelectMany(inputs => inputs.Properties())
            .Where(input => (int?)input.Value["bytesInOutput"] > 0 && input.Name.Contains(Folder, StringComparison.Ordinal))
            .Select(input => PackageFolder(input.Name)),
        Path.Combine(places.Root, "ui", "wac-bridge", "package-lock.json"));

    /// <summary>A file's package, as the lock file names it: from the first node_modules on, to the end of the name.</summary>
    private static string PackageFolder(string file)
    {
        var from = file[file.IndexOf(Folder, StringComparison.Ordinal)..];
        var name = from.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
        var parts = from[name..].Split('/');
        return from[..name] + string.Join('/', parts.Take(parts[0].StartsWith('@') ? 2 : 1));
    }

    private static string[] Packages(IEnumerable<string> folders, string lockFile)
    {
        var locked = Json(lockFile)["packages"];
        string Of(string folder)
        {
            var package = locked?[folder] ?? throw new PackException($"'{lockFile}' has no {folder}.");
            var name = (string?)package["name"] ?? folder[(folder.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
            return $"{name}@{package["version"]}";
        }
        string[] packages = [.. folders.Distinct().Select(Of).Distinct().Order(StringComparer.Ordinal)];
        return packages.Length > 0 ? packages : throw new PackException($"No package of '{lockFile}' is said to be shipped.");
    }

    private static JObject Json(string file)
    {
        try
        {
            return JObject.Parse(Text(file));
        }
        catch (JsonException error)
        {
            throw new PackException($"'{file}' is not JSON: {error.Message}", error);
        }
    }

    private static string Text(string file) => File.Exists(file)
        ? File.ReadAllText(file)
        : throw new PackException($"'{file}' is not there: it is built before packing.");
}
