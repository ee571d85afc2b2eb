using WacMirror.Packaging;
using WacMirror.Packaging.Files;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Packaging;

/// <summary>Small folders in the place of what the build leaves.</summary>
internal sealed class StandIn : IDisposable
{
    private readonly DataFolder folder = new();

    public StandIn() => Places = new PackPlaces(folder.Path);

    public PackPlaces Places { get; }

    public string Folder => folder.Path;

    /// <summary>Writes files by their paths below the root.</summary>
    public StandIn With(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var file = System.IO.Path.Combine(folder.Path, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        return this;
    }

    public FileTree Tree(string below) => FileTree.Of(folder.Path, below);

    public string Of(string name) => Path.Combine(folder.Path, name);

    /// <summary>Makes every file look as if somebody had written it just now in the year 2030.</summary>
    public void Age()
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    public void Dispose() => folder.Dispose();
}
