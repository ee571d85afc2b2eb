using System.IO.Compression;
using WacMirror.Packaging.Files;

namespace WacMirror.Packaging.Archives;

/// <summary>Writes zip files that depend on their content alone: no times, no owners, one order.</summary>
internal static class ReproducibleZip
{
    /// <summary>The earliest time that the format knows.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A plain file that its owner writes and everybody reads, as Unix says it.</summary>
    private const int Plain = 0x81A4 << 16;

    public static void Write(FileTree tree, string output)
    {
        using var archive = new ZipArchive(File.Create(output), ZipArchiveMode.Create);
        foreach (var file in tree.Files)
        {
            using var source = File.OpenRead(file.Source);
            Add(archive, file.Path, source);
        }
    }

    /// <summary>The same archive as any other program wrote it, without what came from the clock.</summary>
    public static void Rewrite(Stream archive, string output)
    {
        using var given = new ZipArchive(archive, ZipArchiveMode.Read);
        using var written = new ZipArchive(File.Create(output), ZipArchiveMode.Create);
        foreach (var entry in given.Entries)
        {
            using var source = entry.Open();
            Add(written, entry.FullName, source);
        }
    }

    private static void Add(ZipArchive archive, string path, Stream source)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = Plain;
        using var target = entry.Open();
        source.CopyTo(target);
    }
}
