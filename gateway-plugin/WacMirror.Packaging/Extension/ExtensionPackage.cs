using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using WacMirror.Packaging.Archives;
using WacMirror.Packaging.Files;

namespace WacMirror.Packaging.Extension;

/// <summary>The .nupkg that Windows Admin Center's feeds hold: the pane below ux/, the plug-in below gateway/.</summary>
internal static class ExtensionPackage
{
    /// <summary>By this type the extension manager knows its packages.</summary>
    public const string Type = "WindowsAdminCenterExtension";

    public const string PaneFolder = "ux";

    public const string PluginFolder = "gateway";

    /// <summary>Writes it, and says where.</summary>
    public static string Write(FileTree tree, ExtensionManifest manifest, string version, string folder)
    {
        var builder = new PackageBuilder(deterministic: true)
        {
            Id = manifest.Name,
            Version = NuGetVersion.Parse(version),
            Title = manifest.Title,
            Description = manifest.Description,
        };
        builder.Authors.Add("WacMirror");
        builder.PackageTypes.Add(new PackageType(Type, PackageType.EmptyVersion));
        foreach (var file in tree.Files)
            builder.Files.Add(new PhysicalPackageFile { SourcePath = file.Source, TargetPath = file.Path });
        using var made = new MemoryStream();
        builder.Save(made);
        made.Position = 0;
        var output = Path.Combine(folder, $"{manifest.Name}.{version}.nupkg");
        // The library is deterministic but for the entries' times.
        ReproducibleZip.Rewrite(made, output);
        return output;
    }
}
