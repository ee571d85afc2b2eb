using System.Xml.Linq;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Packaging;

/// <summary>What <c>dotnet run build.cs pack</c> made. Tests that look at it are skipped, and say so, where nothing was
/// packed.</summary>
internal static class BuiltPackages
{
    public static string Folder { get; } = Repository.File("artifacts", "packages");

    /// <summary>The one place where the version stands.</summary>
    public static string Version { get; } = XDocument.Load(Repository.File("Directory.Build.props"))
        .Descendants("Version")
        .First()
        .Value;

    public static string Extension => Need($"wacmirror.port-mirroring.{Version}.nupkg");

    public static string LinuxHost => Need($"wacmirror-{Version}-linux-x64.tar.gz");

    public static string WindowsHost => Need($"wacmirror-{Version}-win-x64.zip");

    public static string Setup => Need($"wacmirror-setup-{Version}.zip");

    public static string Checksums => Need("SHA256SUMS");

    public static string Need(string name)
    {
        var file = Path.Combine(Folder, name);
        if (!File.Exists(file))
            Assert.Ignore($"SKIPPED: there is no {name}; 'dotnet run build.cs pack' makes it.");
        return file;
    }
}
