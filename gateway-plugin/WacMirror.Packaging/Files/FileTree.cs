using System.Collections.Immutable;

namespace WacMirror.Packaging.Files;

/// <summary>The files of a package in an order that depends on their names alone.</summary>
internal sealed record FileTree(ImmutableArray<PackedFile> Files)
{
    public static FileTree Empty { get; } = new([]);

    /// <summary>Every file below a folder, put below a folder of the package.</summary>
    /// <exception cref="PackException">The folder is not there, or empty.</exception>
    public static FileTree Of(string folder, string below, Func<string, bool>? where = null)
    {
        if (!Directory.Exists(folder))
            throw new PackException($"'{folder}' is not there: it is built before packing.");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(source => (Source: source, Path: Path.GetRelativePath(folder, source).Replace('\\', '/')))
            .Where(file => where is null || where(file.Path))
            .Select(file => new PackedFile(Join(below, file.Path), file.Source))
            .ToImmutableArray();
        return files.IsEmpty ? throw new PackException($"'{folder}' holds nothing to pack.") : Empty.With(files);
    }

    /// <exception cref="PackException">The file is not there.</exception>
    public FileTree With(string path, string source) => File.Exists(source)
        ? With([new PackedFile(path, source)])
        : throw new PackException($"'{source}' is not there: it is built before packing.");

    public FileTree With(FileTree other) => With(other.Files);

    /// <summary>Windows does not tell names apart by case, so two that differ in it alone would be one there.</summary>
    private FileTree With(ImmutableArray<PackedFile> more)
    {
        var all = Files.AddRange(more).Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        var twice = all.GroupBy(file => file.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? new FileTree(all) : throw new PackException($"Two files would be '{twice.Key}'.");
    }

    private static string Join(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";
}
