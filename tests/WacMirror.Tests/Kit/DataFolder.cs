namespace WacMirror.Tests.Kit;

/// <summary>A data directory that goes with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wacmirror-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Puts an account where an entry can refer to it.</summary>
    public string PutCredential(string name, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var file = System.IO.Path.Combine(Directory.CreateDirectory(File("credentials")).FullName, name);
        System.IO.File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(file, mode);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
