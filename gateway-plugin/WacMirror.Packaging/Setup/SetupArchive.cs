using WacMirror.Packaging.Archives;
using WacMirror.Packaging.Files;
using WacMirror.Packaging.Signing;

namespace WacMirror.Packaging.Setup;

/// <summary>The script that makes the plug-in known to a gateway, what it loads, and how to use it.</summary>
internal static class SetupArchive
{
    private const string Script = "Install-WacMirror.ps1";

    private static readonly string[] Libraries = ["WacMirror.GatewayPlugin.Setup.dll", "Newtonsoft.Json.dll"];

    /// <summary>Writes it, and says where.</summary>
    public static string Write(PackPlaces places, string version, SignHook signing)
    {
        var name = $"wacmirror-setup-{version}";
        var tree = Libraries.Aggregate(
            FileTree.Empty.With($"{name}/{Script}", Path.Combine(places.PluginDocs, Script)),
            (all, file) => all.With($"{name}/lib/{file}", Path.Combine(places.SetupLibrary, file)));
        tree = signing.Sign(tree, "setup")
            .With($"{name}/README.md", Path.Combine(places.PluginDocs, "README.md"));
        var output = Path.Combine(places.Output, name + ".zip");
        ReproducibleZip.Write(tree, output);
        return output;
    }
}
