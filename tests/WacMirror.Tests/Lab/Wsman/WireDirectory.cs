namespace WacMirror.Tests.Lab.Wsman;

/// <summary>The recorded requests and answers, which live beside the repository.</summary>
internal static class WireDirectory
{
    /// <summary>The path of a recording; a machine without recordings skips the test and says so.</summary>
    public static string PathOf(string relative)
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "data", "wire", relative);
            if (File.Exists(path))
                return path;
        }
        Assert.Ignore($"The recording {relative} is not on this machine: shared/data/wire is absent.");
        return string.Empty;
    }
}
