namespace WacMirror.Benchmarks;

/// <summary>This program, for starting it once more.</summary>
internal static class Self
{
    /// <summary>What comes before a command where the program runs under the dotnet command.</summary>
    public static string[] Arguments =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Self).Assembly.Location] : [];
}
