namespace WacMirror.Tests.Golden;

/// <summary>Takes what comes out for what must: for a person at their own desk, who then reads the difference. Only with
/// the variable set to the folder of the cases in the sources, and never where <c>CI</c> is set; and the test that did it
/// fails, so that nothing is blessed unseen.</summary>
internal static class CaseBlessing
{
    public const string Variable = "WACMIRROR_BLESS_CASES";

    /// <summary>The folder to write to; null when nothing is to be blessed.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Writes a case's files.</summary>
    /// <exception cref="AssertionException">Always: a blessed case has not passed.</exception>
    public static void Bless(string folder, string name, IReadOnlyDictionary<string, string> results)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            throw new AssertionException($"{Variable} is set where CI is: nobody would read what is blessed.");
        foreach (var (file, text) in results)
            File.WriteAllText(Path.Combine(folder, name, file), text);
        throw new AssertionException($"{name} was blessed. Read the difference, then test again without {Variable}.");
    }
}
