using WacMirror.Packaging.Archives;
using WacMirror.Packaging.Files;
using WacMirror.Packaging.Signing;

namespace WacMirror.Packaging.Host;

/// <summary>The stand-alone program for one platform, with the .NET that it runs on: unpack and start.</summary>
internal static class HostArchive
{
    /// <summary>Writes it for a platform, named as .NET names it, and says where. What runs on Windows becomes a zip
    /// file, everything else a tar.gz.</summary>
    public static string Write(PackPlaces places, string platform, string version, SignHook signing)
    {
        var isWindows = platform.StartsWith("win", StringComparison.Ordinal);
        var name = $"wacmirror-{version}-{platform}";
        var program = FileTree.Of(Path.Combine(places.Hosts, platform), name, IsPacked)
            .With($"{name}/openapi/v1.json", places.OpenApi);
        var tree = signing.Sign(program, platform)
            .With($"{name}/README.md", Path.Combine(places.HostTexts, "README.md"))
            .With(isWindows ? FileTree.Empty : FileTree.Empty.With(
                $"{name}/wacmirror.service", Path.Combine(places.HostTexts, "wacmirror.service")));
        var output = Path.Combine(places.Output, name + (isWindows ? ".zip" : ".tar.gz"));
        if (isWindows)
            ReproducibleZip.Write(tree, output);
        else
            ReproducibleTarball.Write(tree, output);
        return output;
    }

    /// <summary>The pane's files of whatever kind; of the program's own no documentation.</summary>
    private static bool IsPacked(string path) =>
        path.Contains('/', StringComparison.Ordinal) || !path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
}
