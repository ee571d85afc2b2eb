using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WacMirror.GatewayPlugin.Setup;

namespace WacMirror.Tests.Packaging.Setup;

/// <summary>The two files that the set-up touches, as an installed gateway has them, in a folder of their own.</summary>
internal sealed class FakeGateway : IDisposable
{
    public const string Usual = """
        {
          // The gateway's own remark.
          "Logging": { "LogLevel": { "Default": "Information" } },
          "WindowsAdminCenter": {
            "System": { "OperationMode": "Development" },
            "ServicePortRange": { "Start": 6601, "End": 6610 },
            "Services": [
              {
                "Name": "WinREST",
                "Endpoint": "https://localhost:6601",
                "Something": { "Of": [ "WinREST", 1.50, "2024-10-01T00:00:00Z" ] }
              },
              { "Name": "WinStream", "Endpoint": "https://localhost:6602" } // the last one
            ],
            "Features": [
              { "Name": "Stream", "Service": "WinStream", "FullPath": "C:\\Controllers\\Stream" },
              { "Name": "CIM", "Service": "WinREST", "FullPath": "C:\\Controllers\\Cim", "Library": "C:\\Controllers\\Cim\\Cim.dll" }
            ]
          },
          "Unknown": [ null, true, { } ]
        }

        """;

    /// <summary>The plug-in's settings as the package brings them.</summary>
    public static readonly string Packed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "settings.json"));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-gateway-");

    public FakeGateway(string settings = Usual, string? packed = null)
    {
        AppSettings = Path.Combine(folder.FullName, "appsettings.json");
        PluginFolder = Path.Combine(folder.FullName, PluginIdentity.Package + ".1.2.3");
        File.WriteAllText(AppSettings, settings);
        Directory.CreateDirectory(PluginFolder);
        File.WriteAllText(PluginSettings, packed ?? Packed);
    }

    public string AppSettings { get; }

    public string PluginFolder { get; }

    public string PluginSettings => Path.Combine(PluginFolder, "settings.json");

    public string Text => File.ReadAllText(AppSettings);

    public JObject Json
    {
        get
        {
            using var reader = new JsonTextReader(new StringReader(Text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
    }

    public JObject OurService => Find("Services", one => (string?)one["Name"] == "WacMirror");

    public JObject OurFeature => Find("Features", one => ((string?)one["FullPath"])?.Contains(PluginIdentity.Package) == true);

    public SetupPlan Install(string? pluginFolder = null, string serviceValues = "", string featureValues = "") =>
        Apply(Registration.Plan(AppSettings, pluginFolder ?? PluginFolder, serviceValues, featureValues));

    public SetupPlan Uninstall() => Apply(Registration.PlanRemoval(AppSettings, PluginFolder));

    public string[] Files() =>
        [.. Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        File.SetAttributes(AppSettings, FileAttributes.Normal);
        folder.Delete(recursive: true);
    }

    private static SetupPlan Apply(SetupPlan plan)
    {
        foreach (var change in plan.Changes)
            change.Apply();
        return plan;
    }

    private JObject Find(string list, Func<JObject, bool> isIt) =>
        ((JArray)Member((JObject)Member(Json, "WindowsAdminCenter"), list)).Cast<JObject>().Single(isIt);

    private static JToken Member(JObject parent, string name) =>
        parent.GetValue(name, StringComparison.OrdinalIgnoreCase)!;
}
