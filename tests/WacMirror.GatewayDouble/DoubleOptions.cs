namespace WacMirror.GatewayDouble;

/// <summary>What the double is started with.</summary>
/// <param name="PlugIn">The plug-in's folder, as its package carries it.</param>
/// <param name="Url">Where browsers and tests reach the front.</param>
/// <param name="Modules">The folder that is served as the tool; null for none.</param>
/// <param name="Loader">How the plug-in is loaded; nobody has published how the gateway does it.</param>
internal sealed record DoubleOptions(string PlugIn, string Url, string? Modules, PlugInLoader Loader)
{
    public const string Usage =
        "usage: --plugin FOLDER [--url http://127.0.0.1:0] [--modules FOLDER] [--loader default|from|own]";

    public static DoubleOptions? Parse(string[] args)
    {
        if (args.Length % 2 != 0)
            return null;
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        if (!values.TryGetValue("--plugin", out var plugIn)
            || !Enum.TryParse<PlugInLoader>(values.GetValueOrDefault("--loader", "default"), ignoreCase: true, out var loader))
            return null;
        return new DoubleOptions(
            Path.GetFullPath(plugIn),
            values.GetValueOrDefault("--url", "http://127.0.0.1:0"),
            values.GetValueOrDefault("--modules"),
            loader);
    }
}
