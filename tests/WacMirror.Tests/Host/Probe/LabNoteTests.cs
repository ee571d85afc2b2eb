using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WacMirror.Host.Probe;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Host.Probe;

internal sealed partial class LabNoteTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "lab-notes");

    private static ImmutableArray<string> Notes { get; } =
        [.. Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name != "README").Order()];

    [Test]
    public void Notes_AndChecksOfTheProbe_AreTheSame()
    {
        Assert.That(Notes, Is.EqualTo(ProbeChecks.All.Select(check => check.Id).Order(StringComparer.Ordinal)));
        Assert.That(ProbeChecks.All.Select(check => check.Id), Is.Unique);
    }

    [Test]
    public void Readme_ListsEveryNote()
    {
        var readme = Read("README");
        Assert.That(
            LinkToNote().Matches(readme).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), Is.EqualTo(Notes));
    }

    [TestCaseSource(nameof(Notes))]
    public void Note_HasEveryPart(string note)
    {
        var text = Read(note);
        foreach (var part in (string[])
            [
                "**Assumed**: ", "**Where**: ", "**If it is wrong**: ", "**In the lab**: ", "## Procedure", "```powershell",
                "**Probe**: ", "## Results", "- As assumed: ", "- Otherwise: ", "| build | result | date |",
            ])
            Assert.That(text, Does.Contain(part));
    }

    [TestCaseSource(nameof(Notes))]
    public void Note_NamesOnlyFilesAndSwitchesThatExist(string note)
    {
        var text = Read(note);
        foreach (Match path in SourcePath().Matches(text))
            Assert.That(Path.Exists(Path.Combine(Root, path.Groups[1].Value)), Is.True, path.Value);
        foreach (Match member in Switch().Matches(text))
            Assert.That(
                (member.Groups[1].Value == nameof(LabBehavior) ? typeof(LabBehavior) : typeof(SwitchBehavior))
                    .GetProperty(member.Groups[2].Value),
                Is.Not.Null,
                member.Value);
    }

    [TestCase(typeof(LabBehavior))]
    [TestCase(typeof(SwitchBehavior))]
    public void Switch_OfTheLab_HasANoteOrAsksWindowsNothing(Type behavior)
    {
        var notes = string.Concat(Notes.Select(Read));
        var nothing = Read("README").Split("ask Windows nothing")[1];
        Assert.Multiple(() =>
        {
            foreach (var member in behavior.GetProperties().Select(property => property.Name))
                Assert.That(
                    notes.Contains($"`{behavior.Name}.{member}`", StringComparison.Ordinal)
                        || nothing.Contains($"| `{member}` |", StringComparison.Ordinal),
                    Is.True,
                    $"{behavior.Name}.{member} is named by no lab note, and not among the switches that ask Windows nothing");
        });
    }

    private static string Read(string note) => File.ReadAllText(Path.Combine(Folder, note + ".md"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WacMirror.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| \[[\w-]+\]\(([\w-]+)\.md\)", RegexOptions.Multiline)]
    private static partial Regex LinkToNote();

    [GeneratedRegex("`(src/[^`]+)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"`(LabBehavior|SwitchBehavior)\.(\w+)`")]
    private static partial Regex Switch();
}
