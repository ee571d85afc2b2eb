using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>A built-in service and one of its features: what an entry must hold is nowhere documented, so a new entry
/// gets the keys of one that works.</summary>
internal sealed class EntryModel
{
    /// <summary>The built-in service with ordinary controllers; the shell's own reads go there.</summary>
    private const string Preferred = "WinREST";

    private EntryModel(JObject? service, JObject? feature)
    {
        Service = service;
        Feature = feature;
    }

    /// <summary>Null when the gateway has no service but ours.</summary>
    public JObject? Service { get; }

    public JObject? Feature { get; }

    public string? ServiceName => EntryText.Of(Service, "Name");

    public static EntryModel Of(GatewaySettings settings)
    {
        var services = settings.Services.Where(service => !IsOurService(service)).ToList();
        var service = services.Find(one => EntryText.IsSame(EntryText.Of(one, "Name"), Preferred)) ?? services.FirstOrDefault();
        var name = EntryText.Of(service, "Name");
        var features = settings.Features.Where(feature => !IsOurFeature(feature)).ToList();
        var feature = features.Find(one => one.PropertyValues()
                .OfType<JValue>()
                .Any(value => value.Value is string text && EntryText.IsSame(text, name)))
            ?? features.FirstOrDefault();
        return new EntryModel(service, feature);
    }

    public static bool IsOurService(JObject service) =>
        EntryText.IsSame(EntryText.Of(service, "Name"), PluginIdentity.Service);

    /// <summary>Of any version: the folder tells.</summary>
    public static bool IsOurFeature(JObject feature) => EntryText.LastPart(EntryText.Of(feature, "FullPath"))
        .StartsWith(PluginIdentity.Package + ".", StringComparison.OrdinalIgnoreCase);
}
