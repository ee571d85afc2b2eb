using System.Formats.Tar;
using System.IO.Compression;
using WacMirror.Packaging.Files;

namespace WacMirror.Packaging.Archives;

/// <summary>Writes tar.gz files that depend on their content alone: no times, no owners but root, one order.</summary>
internal static class ReproducibleTarball
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Write(FileTree tree, string output)
    {
        using var packed = new GZipStream(File.Create(output), CompressionLevel.SmallestSize);
        using var tar = new TarWriter(packed, TarEntryFormat.Ustar);
        foreach (var file in tree.Files)
        {
            using var source = File.OpenRead(file.Source);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file.Path)
            {
                DataStream = source,
                ModificationTime = DateTimeOffset.UnixEpoch,
                Mode = file.IsProgram ? Runnable : Readable,
                UserName = "root",
                GroupName = "root",
            });
        }
    }
}
