using WacMirror.Packaging.Files;
using WacMirror.Packaging.Signing;

namespace WacMirror.Packaging.Extension;

/// <summary>Collects what goes into the extension's package.</summary>
internal static class ExtensionParts
{
    /// <summary>Symbols and documentation are for whoever builds; the gateway loads neither.</summary>
    private static readonly string[] LeftOut = [".pdb", ".xml"];

    /// <summary>Pane and plug-in, in the places where Windows Admin Center looks for them.</summary>
    public static FileTree Collect(PackPlaces places, SignHook signing)
    {
        var pane = FileTree.Of(places.Pane, ExtensionPackage.PaneFolder);
        var plugin = FileTree.Of(
            places.Plugin,
            ExtensionPackage.PluginFolder,
            path => !LeftOut.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
        return plugin.Files.Any(file => file.Path == $"{ExtensionPackage.PluginFolder}/settings.json")
            ? pane.With(signing.Sign(plugin, "extension"))
            : throw new PackException($"'{places.Plugin}' has no settings.json, without which the gateway does not start it.");
    }
}
