using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Fills an entry from what is known of it, from least to most sure: a built-in entry, what stood there, what
/// the package says, what the person gave, what is ours.</summary>
internal sealed class EntryCompletion(string kind, EntryModel model, string pluginFolder)
{
    private readonly JObject entry = [];
    private readonly Dictionary<string, EntryOrigin> origins = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the built-in entry, with its names replaced by ours.</summary>
    public EntryCompletion FromModel(JObject? built)
    {
        foreach (var property in built?.Properties() ?? [])
        {
            var ours = Ours(property.Value, built!);
            Put(property.Name, ours, JToken.DeepEquals(ours, property.Value) ? EntryOrigin.Copied : EntryOrigin.Derived);
        }
        return this;
    }

    /// <summary>What is set already.</summary>
    public EntryCompletion From(JObject? values, EntryOrigin origin)
    {
        foreach (var property in values?.Properties() ?? [])
            Put(property.Name, property.Value, origin);
        return this;
    }

    public EntryCompletion Own(string name, string value)
    {
        Put(name, value, EntryOrigin.Own);
        return this;
    }

    public JObject Entry => (JObject)entry.DeepClone();

    public IEnumerable<EntryValue> Values =>
        entry.Properties().Select(property => new EntryValue(kind, property.Name, property.Value, origins[property.Name]));

    private void Put(string name, JToken value, EntryOrigin origin)
    {
        EntryText.Set(entry, name, value);
        origins[name] = origin;
    }

    /// <summary>Names and places of the built-in entry become ours, however deep they stand.</summary>
    private JToken Ours(JToken value, JObject built)
    {
        var copy = value.DeepClone();
        var texts = copy is JContainer container ? container.DescendantsAndSelf().OfType<JValue>() : [(JValue)copy];
        foreach (var text in texts.Where(one => one.Type == JTokenType.String).ToList())
            text.Value = Ours((string)text.Value!, built);
        return copy;
    }

    private string Ours(string text, JObject built)
    {
        if (EntryText.IsSame(text, model.ServiceName))
            return PluginIdentity.Service;
        if (EntryText.IsSame(text, EntryText.Of(built, "Name")))
            return PluginIdentity.Controller;
        if (!text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            return text;
        return EntryText.LastPart(text).Length == text.Length
            ? PluginIdentity.Assembly
            : pluginFolder.TrimEnd('/', '\\') + Separator(pluginFolder) + PluginIdentity.Assembly;
    }

    private static char Separator(string path) => path.IndexOf('\\') >= 0 ? '\\' : '/';
}
