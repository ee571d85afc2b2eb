using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Makes the plug-in known to the installed gateway: completes the plug-in's settings.json and adds a service
/// and a feature to the gateway's appsettings.json. Doing it again changes nothing, or brings the entries up to the
/// newer folder.</summary>
public static class Registration
{
    private const string SettingsFile = "settings.json";

    /// <summary>Plans it.</summary>
    /// <param name="appSettings">Path of the gateway's appsettings.json.</param>
    /// <param name="pluginFolder">The plug-in's folder as the gateway sees it.</param>
    /// <param name="serviceValues">A JSON object of values for the service that are known better; empty for none.</param>
    /// <param name="featureValues">The same for the feature.</param>
    /// <exception cref="SetupException">It cannot be done.</exception>
    public static SetupPlan Plan(
        string appSettings, string pluginFolder, string serviceValues = "", string featureValues = "")
    {
        var gateway = TextFile.Read(appSettings);
        var plugin = PluginSettings.Read(Path.Combine(pluginFolder, SettingsFile));
        var settings = GatewaySettings.Read(gateway.Text, gateway.Path);
        var model = EntryModel.Of(settings);
        var known = settings.Services.FirstOrDefault(EntryModel.IsOurService);
        var port = (known is null ? null : GatewaySettings.PortOf(known)) ?? settings.FreePort();

        var service = new EntryCompletion("Service", model, pluginFolder)
            .FromModel(model.Service)
            .From(known, EntryOrigin.Kept)
            .From(plugin.Service, EntryOrigin.Own)
            .From(Given(serviceValues), EntryOrigin.Given)
            .Own("Name", PluginIdentity.Service)
            .Own("Endpoint", string.Format(CultureInfo.InvariantCulture, "https://localhost:{0}", port));
        var feature = new EntryCompletion("Feature", model, pluginFolder)
            .FromModel(model.Feature)
            .From(settings.Features.FirstOrDefault(EntryModel.IsOurFeature), EntryOrigin.Kept)
            .From(plugin.Feature, EntryOrigin.Own)
            .From(Given(featureValues), EntryOrigin.Given)
            .Own("FullPath", pluginFolder);

        var text = Put(gateway.Text, GatewaySettings.ServicesPath, service.Entry, EntryModel.IsOurService, gateway.Path);
        text = Put(text, GatewaySettings.FeaturesPath, feature.Entry, EntryModel.IsOurFeature, gateway.Path);
        return new SetupPlan(
            [
                plugin.Complete(service.Entry, feature.Entry),
                new FileChange(gateway, text, keepsBackup: true, "add the service and the feature of WacMirror"),
            ],
            [.. service.Values, .. feature.Values],
            SetupNotes.Of(settings, model));
    }

    /// <summary>Plans the way back: both files without what was added.</summary>
    /// <param name="appSettings">Path of the gateway's appsettings.json.</param>
    /// <param name="pluginFolder">The plug-in's folder; it may be gone already.</param>
    /// <exception cref="SetupException">It cannot be done.</exception>
    public static SetupPlan PlanRemoval(string appSettings, string pluginFolder)
    {
        var gateway = TextFile.Read(appSettings);
        var text = Take(gateway.Text, GatewaySettings.FeaturesPath, EntryModel.IsOurFeature, gateway.Path);
        text = Take(text, GatewaySettings.ServicesPath, EntryModel.IsOurService, gateway.Path);
        var changes = new List<FileChange>
        {
            new(gateway, text, keepsBackup: false, "take out the service and the feature of WacMirror"),
        };
        var file = Path.Combine(pluginFolder, SettingsFile);
        if (File.Exists(file))
            changes.Add(PluginSettings.Read(file).Restore());
        return new SetupPlan(changes, [], []);
    }

    private static string Put(string text, string path, JObject entry, Func<JObject, bool> isOurs, string file)
    {
        var entries = Entries(text, path, file);
        var at = entries.FindIndex(one => isOurs(one));
        if (at < 0)
            return JsonArrayEdit.Append(text, path, entry, file);
        return JToken.DeepEquals(entries[at], entry)
            ? text
            : JsonArrayEdit.Replace(text, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, at), entry, file);
    }

    private static string Take(string text, string path, Func<JObject, bool> isOurs, string file)
    {
        var at = Entries(text, path, file).FindIndex(one => isOurs(one));
        return at < 0 ? text : Take(JsonArrayEdit.Remove(text, path, at, file), path, isOurs, file);
    }

    private static List<JObject> Entries(string text, string path, string file)
    {
        var settings = GatewaySettings.Read(text, file);
        return [.. path == GatewaySettings.ServicesPath ? settings.Services : settings.Features];
    }

    private static JObject? Given(string json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : JsonText.Load(json);
        }
        catch (JsonException error)
        {
            throw new SetupException($"The given values '{json}' are not a JSON object: {error.Message}", error);
        }
    }
}
