using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.Packaging.Sbom;

/// <summary>A CycloneDX bill of materials without what differs from one run to the next.</summary>
internal static class SbomDocument
{
    /// <summary>What the tool found, without serial number, time and the tool's own version, without what only the build
    /// uses, and in one order. Where the shipped packages are named, as name@version, only they are kept.</summary>
    /// <exception cref="PackException">It is not JSON, or a shipped package is not in it.</exception>
    public static string Settle(
        string json, IEnumerable<(string Name, string Version)> frameworks, IReadOnlyList<string>? shipped = null)
    {
        var document = Parse(json);
        document.Remove("serialNumber");
        if (document["metadata"] is JObject metadata)
        {
            metadata.Remove("timestamp");
            foreach (var tool in metadata["tools"]?.SelectTokens("$..version").ToList() ?? [])
                tool.Parent!.Remove();
        }
        var components = (document["components"] as JArray)?.OfType<JObject>().ToList() ?? [];
        var kept = (shipped is null ? components.FindAll(one => (string?)one["scope"] != "excluded") : Shipped(components, shipped))
            .Concat(frameworks.Select(Framework))
            .ToList();
        document["components"] = new JArray(kept.OrderBy(Reference, StringComparer.Ordinal));
        document["dependencies"] = Dependencies(document, [.. kept.Select(Reference)]);
        return document.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The shipped packages' parts. Where one stands in for others, it is called by its own name.</summary>
    private static List<JObject> Shipped(List<JObject> components, IReadOnlyList<string> shipped)
    {
        var missing = shipped.Except(components.Select(Reference)).ToList();
        if (missing.Count > 0)
            throw new PackException($"Shipped, but not in the bill of materials: {string.Join(", ", missing)}.");
        var kept = components.Where(one => shipped.Contains(Reference(one))).ToList();
        foreach (var component in kept)
        {
            component["name"] = Reference(component)[..Reference(component).LastIndexOf('@')];
            component["scope"] = "required";
        }
        return kept;
    }

    /// <summary>Who needs whom, among what is left and the product itself.</summary>
    private static JArray Dependencies(JObject document, HashSet<string> kept)
    {
        var product = (string?)document.SelectToken("metadata.component.bom-ref");
        var entries = (document["dependencies"] as JArray)?.OfType<JObject>() ?? [];
        return new JArray(entries
            .Where(one => (string?)one["ref"] is { } of && (of == product || kept.Contains(of)))
            .OrderBy(one => (string?)one["ref"], StringComparer.Ordinal)
            .Select(one => new JObject
            {
                ["ref"] = one["ref"],
                ["dependsOn"] = new JArray((one["dependsOn"] ?? new JArray())
                    .Select(on => (string)on!)
                    .Where(kept.Contains)
                    .Order(StringComparer.Ordinal)),
            }));
    }

    /// <summary>A part of .NET that travels with the program.</summary>
    private static JObject Framework((string Name, string Version) framework) => new()
    {
        ["type"] = "framework",
        ["bom-ref"] = $"pkg:generic/{framework.Name}@{framework.Version}",
        ["name"] = framework.Name,
        ["version"] = framework.Version,
        ["scope"] = "required",
        ["licenses"] = new JArray(new JObject { ["license"] = new JObject { ["id"] = "MIT" } }),
        ["purl"] = $"pkg:generic/{framework.Name}@{framework.Version}",
    };

    private static string Reference(JObject component) => (string?)component["bom-ref"] ?? string.Empty;

    private static JObject Parse(string json)
    {
        try
        {
            // Dates are text here.
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new PackException($"The bill of materials is not JSON: {error.Message}", error);
        }
    }
}
