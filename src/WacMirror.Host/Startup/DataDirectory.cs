using WacMirror.Gateway.Security;

namespace WacMirror.Host.Startup;

/// <summary>The folder in which this installation keeps what must outlive the process.</summary>
internal sealed class DataDirectory
{
    private readonly DirectoryInfo folder;

    private DataDirectory(DirectoryInfo folder) => this.folder = folder;

    public string Path => folder.FullName;

    public string TokenFile => System.IO.Path.Combine(folder.FullName, "operator-token");

    /// <summary>Opens the folder, and makes it when it is not there.</summary>
    /// <exception cref="StartupException">It cannot be made or written.</exception>
    public static DataDirectory Open(string? path)
    {
        path ??= ServiceRun.DataFolder ?? System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "WacMirror");
        try
        {
            return new DataDirectory(Directory.CreateDirectory(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"--data: '{path}' cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The operator's token: made once, so that scripts keep working. Where the system has file modes only the
    /// owner can read it; on Windows the folder's own permissions hold.</summary>
    /// <exception cref="StartupException">The file cannot be read or written, or does not hold a token.</exception>
    public LocalToken OperatorToken()
    {
        try
        {
            return File.Exists(TokenFile) ? LocalToken.From(File.ReadAllText(TokenFile).Trim()) : CreateToken();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"The operator token in '{TokenFile}' cannot be used: {error.Message}", error);
        }
    }

    private LocalToken CreateToken()
    {
        var token = LocalToken.Create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(TokenFile, options);
        writer.WriteLine(token.Text);
        return token;
    }
}
