namespace WacMirror.Storage.Sqlite;

/// <summary>Files that nobody but their owner reads, where the system has modes. SQLite gives the files that it makes
/// beside a database the database's own mode.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file, and its folder, where there is none; narrows the mode of one that is there. One that is
    /// there is never opened: to close it would take SQLite's locks from this process, as POSIX has it
    /// (https://sqlite.org/howtocorrupt.html, 2.2).</summary>
    public static void Make(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
            MakeFile(path);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~ForOwner) != 0)
            File.SetUnixFileMode(path, mode & ForOwner);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, ForOwner | UnixFileMode.UserExecute);
    }

    private static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ForOwner;
        try
        {
            using var made = new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }
}
