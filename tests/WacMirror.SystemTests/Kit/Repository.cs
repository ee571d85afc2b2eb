namespace WacMirror.SystemTests.Kit;

/// <summary>Finds what the tests need of the repository that they were built from.</summary>
internal static class Repository
{
    /// <summary>Four above this project's output: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);
}
