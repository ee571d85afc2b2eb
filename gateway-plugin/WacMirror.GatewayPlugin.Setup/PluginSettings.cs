using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>The plug-in's settings.json: the gateway's import reads Service and Feature from it, everything else in it is
/// the plug-in's own and stays.</summary>
internal sealed class PluginSettings
{
    private readonly TextFile file;
    private readonly JsonText json;

    private PluginSettings(TextFile file)
    {
        this.file = file;
        json = JsonText.Parse(file.Text, file.Path);
        Service = Object("Service");
        Feature = Object("Feature");
    }

    public JObject Service { get; }

    public JObject Feature { get; }

    /// <exception cref="SetupException">It is not there, or not a plug-in's settings.</exception>
    public static PluginSettings Read(string path) => new(TextFile.Read(path));

    /// <summary>Both entries as the gateway gets them. Its import chooses the port itself, so ours says none.</summary>
    public FileChange Complete(JObject service, JObject feature)
    {
        EntryText.Set(service, "Endpoint", "https://localhost:0");
        return Change(service, feature, keepsBackup: true, "complete the entries that the gateway imports");
    }

    /// <summary>Both entries as the package brought them, when a copy of that is there.</summary>
    public FileChange Restore()
    {
        var backup = file.Path + FileChange.BackupSuffix;
        const string Summary = "put back the entries of the package";
        if (!File.Exists(backup))
            return new FileChange(file, file.Text, keepsBackup: false, Summary);
        var original = TextFile.Read(backup);
        var packed = JsonText.Parse(original.Text, backup);
        var text = file.Text;
        foreach (var name in new[] { "Service", "Feature" })
        {
            var (now, then) = (JsonText.Parse(text, file.Path).Get(name, file.Path), packed.Get(name, backup));
            text = text.Remove(now.Start, now.End - now.Start)
                .Insert(now.Start, original.Text.Substring(then.Start, then.End - then.Start));
        }
        return new FileChange(file, text, keepsBackup: false, Summary);
    }

    private FileChange Change(JObject service, JObject feature, bool keepsBackup, string summary)
    {
        var text = file.Text;
        if (!JToken.DeepEquals(service, Service))
            text = JsonArrayEdit.Replace(text, "Service", service, file.Path);
        if (!JToken.DeepEquals(feature, Feature))
            text = JsonArrayEdit.Replace(text, "Feature", feature, file.Path);
        return new FileChange(file, text, keepsBackup, summary);
    }

    private JObject Object(string name) =>
        json.Root.GetValue(name, StringComparison.OrdinalIgnoreCase) as JObject
            ?? throw new SetupException($"'{file.Path}' has no {name}; the package is damaged. Install it again.");
}
