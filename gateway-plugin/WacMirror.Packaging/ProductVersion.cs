using System.Xml.Linq;

namespace WacMirror.Packaging;

/// <summary>The version of everything. It stands in Directory.Build.props and nowhere else.</summary>
internal static class ProductVersion
{
    /// <exception cref="PackException">The file names none.</exception>
    public static string Read(string root)
    {
        var file = Path.Combine(root, "Directory.Build.props");
        var version = File.Exists(file) ? XDocument.Load(file).Descendants("Version").FirstOrDefault()?.Value : null;
        return version ?? throw new PackException($"'{file}' names no Version.");
    }
}
