using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.Packaging.Extension;

/// <summary>What the package must repeat of the tool's manifest.</summary>
/// <param name="Name">Also the package's id; Windows Admin Center finds the one by the other.</param>
/// <param name="Title">What people see.</param>
/// <param name="Description">What people see below it.</param>
internal sealed record ExtensionManifest(string Name, string Title, string Description)
{
    /// <summary>How a value of the manifest refers to a text of its resources.</summary>
    private const string Reference = "resources:strings:";

    /// <exception cref="PackException">It is not there, or no manifest.</exception>
    public static ExtensionManifest Read(string file)
    {
        var manifest = Parse(file);
        return new ExtensionManifest(
            (string?)manifest["name"] ?? throw new PackException($"'{file}' has no name."),
            Text(manifest, "displayName"),
            Text(manifest, "description"));
    }

    private static JObject Parse(string file)
    {
        try
        {
            return JObject.Parse(File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new PackException($"The manifest '{file}' cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The value, or the text of the default language that it refers to.</summary>
    private static string Text(JObject manifest, string name)
    {
        var value = (string?)manifest[name] ?? string.Empty;
        if (!value.StartsWith(Reference, StringComparison.Ordinal))
            return value;
        var resources = (manifest["resources"] as JArray)?.OfType<JObject>().ToList() ?? [];
        var usual = resources.Find(one => (string?)one["locale"] == "default") ?? resources.FirstOrDefault();
        return (string?)usual?["strings"]?[value[Reference.Length..]] ?? (string?)manifest["name"] ?? value;
    }
}
