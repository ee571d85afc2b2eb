using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>What the installed gateway's appsettings.json says of the processes it starts and of what they run. Read from
/// Microsoft's own configuration module: services, features and the range of their ports. Not seen on a running gateway
/// yet.</summary>
internal sealed class GatewaySettings
{
    public const string ServicesPath = "WindowsAdminCenter.Services";
    public const string FeaturesPath = "WindowsAdminCenter.Features";

    /// <summary>What the gateway uses when the file names no range.</summary>
    private const int UsualStart = 6601;
    private const int UsualEnd = 6610;

    private GatewaySettings(string file, JsonText json)
    {
        File = file;
        Services = Objects(file, json, ServicesPath);
        Features = Objects(file, json, FeaturesPath);
        var range = Named(json.Root, "ServicePortRange") as JObject;
        FirstPort = Number(range, "Start") ?? UsualStart;
        LastPort = Number(range, "End") ?? UsualEnd;
        OperationMode = (Named(json.Root, "OperationMode") as JValue)?.Value as string;
    }

    public string File { get; }

    public IReadOnlyList<JObject> Services { get; }

    public IReadOnlyList<JObject> Features { get; }

    public int FirstPort { get; }

    public int LastPort { get; }

    /// <summary>Production refuses DLLs without a signature; null when the file does not say.</summary>
    public string? OperationMode { get; }

    /// <exception cref="SetupException">It is not the configuration of a gateway of version 2410 or later.</exception>
    public static GatewaySettings Read(string text, string file) => new(file, JsonText.Parse(text, file));

    /// <summary>The first port of the range that no service of another name has.</summary>
    /// <exception cref="SetupException">All are taken.</exception>
    public int FreePort()
    {
        var taken = new HashSet<int>(Services.Select(PortOf).OfType<int>());
        for (var port = FirstPort; port <= LastPort; port++)
        {
            if (!taken.Contains(port))
                return port;
        }
        throw new SetupException(string.Format(
            CultureInfo.InvariantCulture,
            "'{0}': every port of ServicePortRange, {1} to {2}, is taken. Raise its End, then run this again.",
            File,
            FirstPort,
            LastPort));
    }

    /// <summary>The port that a service listens on; null when it has none yet.</summary>
    public static int? PortOf(JObject service) =>
        Uri.TryCreate(EntryText.Of(service, "Endpoint"), UriKind.Absolute, out var endpoint) && endpoint.Port > 0
            ? endpoint.Port
            : null;

    private static List<JObject> Objects(string file, JsonText json, string path)
    {
        if (json.Root.SelectToken(PathOf(json, path, file)) is not JArray array)
            throw new SetupException($"'{file}': {path} is not a list; nothing was changed.");
        return array.All(item => item is JObject)
            ? [.. array.Cast<JObject>()]
            : throw new SetupException($"'{file}': {path} holds something that is not an object; nothing was changed.");
    }

    /// <summary>The path as the file spells it.</summary>
    private static string PathOf(JsonText json, string path, string file)
    {
        JToken at = json.Root;
        foreach (var name in path.Split('.'))
        {
            at = (at as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase) ?? throw new SetupException(
                $"'{file}' has no {path}. A gateway of version 2410 or later has; nothing was changed.");
        }
        return at.Path;
    }

    private static JToken? Named(JObject root, string name) => root.Descendants()
        .OfType<JProperty>()
        .FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static int? Number(JObject? range, string name) => int.TryParse(
        EntryText.Of(range, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
