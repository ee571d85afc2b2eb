namespace WacMirror.Packaging;

/// <summary>Where in the repository the parts lie that go into packages.</summary>
/// <param name="Root">The repository.</param>
internal sealed record PackPlaces(string Root)
{
    /// <summary>The folder of the finished packages; it is emptied first.</summary>
    public string Output => Path.Combine(Root, "artifacts", "packages");

    /// <summary>The pane as the gateway serves it, manifest and strings included.</summary>
    public string Pane => Path.Combine(Root, "ui", "dist", "wac");

    /// <summary>The packages whose code is in the pane, with their licences, as Angular's build lists them.</summary>
    public string PaneLicenses => Path.Combine(Root, "ui", "dist", "standalone", "3rdpartylicenses.txt");

    /// <summary>The files that the bridge was bundled of, as esbuild lists them.</summary>
    public string BridgeParts => Path.Combine(Root, "ui", "dist", "bridge-parts.json");

    /// <summary>The plug-in with everything it loads, and its settings.json.</summary>
    public string Plugin => Path.Combine(Root, "artifacts", "plugin", "gateway");

    /// <summary>One folder for each platform, named as .NET names it.</summary>
    public string Hosts => Path.Combine(Root, "artifacts", "pack", "host");

    /// <summary>The description of the API, which the ordinary build writes.</summary>
    public string OpenApi =>
        Path.Combine(Root, "artifacts", "bin", "WacMirror.Host", "release", "openapi", "v1.json");

    public string SetupLibrary => Path.Combine(Root, "artifacts", "bin", "WacMirror.GatewayPlugin.Setup", "release");

    public string PluginDocs => Path.Combine(Root, "gateway-plugin");

    /// <summary>Texts that go into the Host's archives.</summary>
    public string HostTexts => Path.Combine(Root, "gateway-plugin", "WacMirror.Packaging", "Host");

    /// <summary>Where files stand while they are signed.</summary>
    public string Stage => Path.Combine(Root, "artifacts", "pack", "signed");
}
